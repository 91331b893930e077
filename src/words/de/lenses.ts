/** Each lens by its id. */

/** German for `LENSES` of the same name. */
export const LENSES = {
  labels: {
    title: 'Wörter',
    kept: 'Wörter',
    sentence: 'Der Spiegel rät, was er sieht, und sagt dir, wie sicher er ist.',
    question: 'Dreh dich um: Was sagt er, wenn er kein Gesicht sieht?',
    paragraph:
      'Das Netz sieht sich ein Quadrat aus der Mitte des Bildes an und gibt jedem seiner 296 Wörter eine Wertung. Daraus werden Anteile, die zusammen eins ergeben. Es kennt ein Gesicht, eine Uhr, ein Telefon, eine Orange und fast dreihundert andere Dinge, aber für nichts hat es kein Wort: Auch eine Wand bekommt eines. Die Balken sind über etwa eine Sekunde gemittelt, damit sie nicht flackern, und wo kein Wort heraussticht, sagt der Spiegel, dass er nicht sicher ist.',
    formula: 'p(c) = exp(z(c)) ∕ Σₖ exp(z(k)), gezeigt als p̄ₜ = p̄ₜ₋₁ + α (pₜ − p̄ₜ₋₁)',
  },
  activations: {
    title: 'Aktivierungen',
    kept: 'Aktivierungen',
    sentence: 'Jedes kleine Bild ist etwas, wonach der Spiegel sucht: Wo es leuchtet, hat er es gefunden.',
    question: 'Winke: Welche Karten winken mit, welchen ist es gleich?',
    paragraph:
      'Eine Schicht hat viele Zellen, und jede schiebt ihr eigenes kleines Muster über das ganze Bild. Eine Karte zeigt, wie stark eine Zelle an jeder Stelle antwortet. Die Zellen der ersten Schichten antworten auf Kanten und Farben, die weiter oben auf Stoffe, Teile und Dinge. Tipp auf eine Karte, dann siehst du sie groß, neben dem Bild, das der Zelle am besten gefiele, und dem, was sie in der letzten Minute am meisten erregt hat.',
    formula: 'aₖ(x, y) = max(0, bₖ + Σ wₖ(i, j, c) · a′(x + i, y + j, c))',
  },
  excites: {
    title: 'Was diese Zelle erregt',
    kept: 'was eine Zelle erregt',
    sentence:
      'Von allem, was der Spiegel von dir gesehen hat, gefällt das einem winzigen Teil seines Gehirns am besten.',
    question: 'Halte etwas hoch: Erregt es sie mehr als alles zuvor?',
    paragraph:
      'Eine Zelle schiebt ihr Muster über jedes Bild. Du siehst die Stellen der letzten Minute, an denen sie am stärksten geantwortet hat, jede so groß, wie sie auf einmal vom Bild sieht. Neben jeder Stelle steht, woher die Antwort kam: Der geführte Gradient geht von dieser einen Antwort zum Bild zurück und behält nur, was für sie sprach. Das letzte Bild ist vom Netz selbst, so gezeichnet, dass die Zelle so stark antwortet, wie sie kann. Was alle gemeinsam haben, danach sucht die Zelle; es ist nicht immer das, was du sagen würdest. Die Bilder sind nur im Speicher und vergessen, wenn du gehst.',
    formula: '(x, y) = argmax aₖ(x, y),  R = ∂aₖ(x, y) ∕ ∂Bild, an jedem Gleichrichter g · [a > 0] · [g > 0]',
  },
  filters: {
    title: 'Erste Filter',
    kept: 'Filter',
    sentence: 'Das sind die kleinsten Muster, die der Spiegel kennt: Linien, Punkte und Farbflecke.',
    question: 'Neig den Kopf: Welche Filter leuchten jetzt an seinen Kanten?',
    paragraph:
      'Die erste Schicht vergleicht jeden Fleck von 7 × 7 Bildpunkten mit diesen 32 Mustern. Niemand hat sie gezeichnet: Sie sind entstanden, als das Netz lernte, Dinge zu unterscheiden. Viele sind Gabor-Filter, eine Welle durch ein rundes Fenster gesehen; sie finden Kanten einer Richtung und Breite. Zellen in der Sehrinde von Katzen und Menschen tun fast dasselbe. Andere vergleichen Farben. Berühre eines, dann siehst du, wo es jetzt antwortet.',
    formula: 'g(x, y) = exp(−(x′² + γ² y′²) ∕ 2σ²) · cos(2π x′ ∕ λ + ψ)',
  },
  layers: {
    title: 'Schicht um Schicht',
    kept: 'Schichten',
    sentence: 'Folge deinem Bild durch das Gehirn des Spiegels, von Lichtpunkten bis zu einem Wort.',
    question: 'Ab welcher Schicht erkennst du dich nicht mehr?',
    paragraph:
      'Ein Bild geht der Reihe nach durch jede Schicht. Die Karten werden kleiner und mehr: weniger Wo, mehr Was. Zu jeder Schicht siehst du ihre stärksten Aktivierungen, den Gradienten, der sagt, wie sie sich ändern müssten, damit das Wort wahrscheinlicher wird, und wie sich ihre Gewichte und Antworten verteilen. Die meisten Antworten sind null: Der Gleichrichter lässt nur durch, was passt.',
    formula: 'a⁽ˡ⁾ = max(0, W⁽ˡ⁾ ∗ a⁽ˡ⁻¹⁾ + b⁽ˡ⁾),  ∂z ∕ ∂a⁽ˡ⁻¹⁾ = W⁽ˡ⁾ᵀ ∗ (∂z ∕ ∂a⁽ˡ⁾ · [a⁽ˡ⁾ > 0])',
  },
  saliency: {
    title: 'Salienz',
    kept: 'Salienz',
    sentence: 'Auf die hellen Punkte kommt es am meisten an bei dem Wort, das der Spiegel sagt.',
    question: 'Welches der drei Bilder bleibt bei der Ehrlichkeitsprobe gleich?',
    paragraph:
      'Wenn sich ein Punkt des Bildes ein wenig änderte, wie sehr änderte sich die Wertung des Wortes? Das ist der Gradient, und er lässt sich für alle Punkte auf einmal ausrechnen. Die drei Bilder behandeln die Gleichrichter auf dem Rückweg verschieden, und die letzten zwei sehen viel sauberer aus. Jetzt würfle die Gewichte des Netzes neu: Ein Verfahren, dessen Bild gleich bleibt, hat nur Kanten gezeichnet und erklärt nichts.',
    formula:
      'S = ∂z(c) ∕ ∂x; an jedem Gleichrichter: schlicht g · [a > 0], Deconvnet g · [g > 0], geführt g · [a > 0] · [g > 0]',
  },
  occlusion: {
    title: 'Verdecken',
    kept: 'Verdecken',
    sentence: 'Verdecke einen Teil des Bildes: Verliert der Spiegel das Wort, dann war dieser Teil der wichtige.',
    question: 'Halte dir die Nase zu: Ändert sich das Wort?',
    paragraph:
      'Ein graues Quadrat wird auf eine Stelle nach der anderen gelegt, und jedes Mal wird das Netz noch einmal gefragt. Die Karte zeigt, wie weit der Anteil des Wortes fällt, und wo er steigt, weil etwas Störendes verdeckt ist. Nach dem Inneren des Netzes fragt sie nicht, darum ist sie langsam und ehrlich. Sie beginnt grob und wird feiner. Halte das Bild an, oder zieh selbst ein Quadrat darüber und sieh auf die Balken.',
    formula: 'h(u, v) = p(c | x) − p(c | x mit grauem Quadrat bei (u, v))',
  },
  adversarial: {
    title: 'Täuschung',
    kept: 'Täuschung',
    sentence: 'Eine Änderung, die zu klein zum Sehen ist, und der Spiegel hält dich für etwas anderes.',
    question: 'Wie klein darf ε werden, bis es sich nicht mehr täuschen lässt?',
    paragraph:
      'Jeder Punkt wird ein winziges bisschen heller oder dunkler, höchstens um ε, und zwar genau so, wie es das Netz am meisten verwirrt. Du siehst dich, dann die Änderung, zwanzigfach verstärkt, damit man sie überhaupt sieht, dann beides zusammen. Für dich ist nichts geschehen, für das Netz ist es etwas anderes. Bei den meisten Bildern genügt ein Schritt. Viele kleine führen zu einem Wort, das du aussuchst.',
    formula: 'x̃ = x + ε · sign(∂J(x, c) ∕ ∂x); immer wieder, innerhalb von ±ε: die Täuschung in vielen Schritten',
  },
  linear: {
    title: 'Warum ein Stups genügt',
    kept: 'Summe',
    sentence: 'Viele winzige Stupse, alle in die richtige Richtung, werden zusammen ein großer Schubs.',
    question: 'Wie viele Werte braucht der Stups, um zu gewinnen?',
    paragraph:
      'Nimm das einfachste Netz: Jeder Wert eines Bildes wird mit einem Gewicht malgenommen, dann wird alles zusammengezählt. Ändere jeden Wert um höchstens ε, immer in die Richtung seines Gewichts. Dann wächst die Summe um ε mal die Größen aller Gewichte: Bei zehn Werten ist das nichts, bei fünfzigtausend ertränkt es den Rest. Beweg beide Regler. Darunter die Wertung des echten Netzes in so einer Richtung: fast gerade.',
    formula: 'w · (x + η) = w · x + w · η,  η = ε · sign(w)  ⇒  w · η = ε ‖w‖₁ = ε · n · mean|w|',
  },
  fingerprint: {
    title: 'Fingerabdruck des Stils',
    kept: 'Fingerabdruck',
    sentence: 'So merkt sich der Spiegel ein Gemälde: nicht, was wo ist, sondern was wozu gehört.',
    question: 'Misch das Bild: Ändert sich seine Tafel?',
    paragraph:
      'Für jede Schicht sagt eine Tabelle, wie oft zwei Zellen zusammen antworten: die Gram-Matrix. Eine ist von dir, die andere von dir als Gemälde. Als der Spiegel einen Stil lernte, lernte er, diese Tabellen einander ähnlich zu machen. Sie vergessen, wo die Dinge sind: Misch die Stellen, und die Tabelle bleibt gleich. Sie behalten, welche Farben, Striche und Muster zusammengehören.',
    formula:
      'V ∈ ℝ^(Kanäle × Stellen),  G = V Vᵀ ∕ Stellen;  G bleibt für V P gleich, P eine beliebige Vertauschung der Stellen',
  },
  playground: {
    title: 'Spielplatz',
    kept: 'Spielplatz',
    sentence: 'Sieh zu, wie ein winziges Gehirn lernt, blaue Punkte von orangen zu unterscheiden.',
    question: 'Bringst du es dazu, die zwei Spiralen zu trennen?',
    paragraph:
      'Ein kleines Netz erfährt den Ort eines Punktes und antwortet mit einer Farbe. Wo es sich irrt, ändert sich jedes Gewicht ein wenig in die Richtung, die den Fehler kleiner macht, wieder und wieder. Du siehst seine Antwort für die ganze Ebene, was jede Zelle dort antwortet, und jedes Gewicht als Linie. Bau es um und versuch es noch einmal. Mit vielen Anfängen beginnen immer breitere Netze bei verschiedenen Gewichten: Schmale enden einmal besser, einmal schlechter, breite alle etwa gleich gut. Ihre Wege sind in der Ebene gezeichnet, in der sie sich am meisten unterscheiden. Diese Ebene ist ein Schnitt durch einen Raum mit Dutzenden von Richtungen: Die Wege verlassen sie, und um eine Wand in ihr mag ein Weg herumführen.',
    formula: 'J(w) = ½ Mittel (f(x; w) − y)²,  w ← w − η ∂J ∕ ∂w, und weiter mit den nächsten zehn Punkten',
  },
  map: {
    title: 'Karte der Codes',
    kept: 'Karte der Codes',
    sentence: 'Was für den Spiegel ähnlich aussieht, liegt auf dieser Karte nah beieinander, und du wanderst darauf.',
    question: 'Halte eine Tasse hoch: Verlässt dein Punkt seine Insel?',
    paragraph:
      'Kurz bevor es ein Wort wählt, macht das Netz aus jedem Bild 384 Zahlen: einen Code. Bilder mit ähnlichen Codes bedeuten ihm Ähnliches. Die Karte legt die Bilder der letzten Minute und Bilder, die das Netz selbst gezeichnet hat, so aus, dass Nachbarn Nachbarn bleiben: Jedes Bild lost seine Nachbarn, ähnliche öfter, und die Orte wandern, bis die Karte ebenso losen würde. Der orange Punkt ist das, was es jetzt sieht. Abstände zwischen fernen Gruppen und die Größe einer Gruppe sagen wenig. Die Bilder sind nur im Speicher und vergessen, wenn du gehst.',
    formula: 'KL(P ‖ Q) = Σ pᵢⱼ log(pᵢⱼ ∕ qᵢⱼ),  qᵢⱼ ∝ 1 ∕ (1 + ‖yᵢ − yⱼ‖²)',
  },
  gradcam: {
    title: 'Grad-CAM',
    kept: 'Grad-CAM',
    sentence: 'Die hellen Quadrate sind die Stellen, die den Spiegel auf sein Wort gebracht haben.',
    question: 'Geh zur Seite: Folgt dir das hellste Quadrat?',
    paragraph:
      'Die letzten Karten des Netzes wissen, was im Bild ist, und grob noch, wo. Grad-CAM fragt, wie sehr die Wertung des Wortes mit jeder Karte steigt, zählt die Karten mit diesem Gewicht zusammen und behält, was für das Wort spricht. Die Antwort hat nur 5 × 5 Stellen: Sie sagt, wo, nicht was dort. Das dritte Bild multipliziert sie mit der geführten Rückwärtsrechnung, die jede Linie kennt und nicht das Wort. Würfle nun die Gewichte des Netzes neu: Die Karte muss sich ändern.',
    formula: 'αₖ = Mittel über die Stellen von ∂z(c) ∕ ∂Aₖ,  L = max(0, Σₖ αₖ Aₖ)',
  },
  inversion: {
    title: 'Nachgebaut',
    kept: 'nachgebaut',
    sentence: 'Der Spiegel vergisst dich bis auf ein paar Notizen und versucht, dich daraus wieder zu zeichnen.',
    question: 'Wähle eine Schicht nach der anderen: Ab welcher bist du ein Fremder?',
    paragraph:
      'Jede Schicht macht aus dem Bild Zahlen. Was ist von dir noch darin? Rauschen wird Schritt für Schritt geändert, bis die Schicht darauf antwortet wie auf dich; nichts als diese Antworten sagt, wie du aussiehst. Aus den ersten Schichten kommt ein Foto zurück. Weiter oben behält das Netz nicht mehr, wo genau eine Linie war und welche Farbe sie hatte, denn für das Wort kommt es darauf nicht an, und zurück kommt ein Gesicht, aber kaum deines. Alle Bilder mit denselben Antworten sind für das Netz dasselbe. Antworten allein ließen Sprenkel stehen: Der Regler Ruhe sagt, wie sehr glatte Bilder vorgehen. Das Netz ist das des Spiegels, ein kleines.',
    formula: 'x* = arg min ‖φ(x) − φ₀‖² ∕ ‖φ₀‖² + λ R(x),  R(x) = Mittel Σ (xᵢ₊₁,ⱼ − xᵢⱼ)² + (xᵢ,ⱼ₊₁ − xᵢⱼ)²',
  },
  repaint: {
    title: 'Schritt für Schritt gemalt',
    kept: 'Schritt für Schritt gemalt',
    sentence: 'Punkt für Punkt ändert der Spiegel dein Bild, bis es sich anfühlt wie das Gemälde.',
    question: 'Halte ein gemustertes Tuch hin: Nimmt dein Gesicht das Muster an?',
    paragraph:
      'Hier ist nichts vorher gelernt. Dein Bild selbst wird mit jedem Schritt ein wenig geändert, bis zweierlei stimmt: Die fünfte Schicht des Netzes antwortet darauf wie auf dich, das ist der Inhalt; und in den ersten fünf Schichten antworten dieselben Zellen gemeinsam wie beim Gemälde, gleich wo, und das ist der Stil. Die Tafeln neben dem Bild zeigen, wie oft je zwei Zellen zusammen antworten: links in deinem Bild, rechts im Gemälde; sieh zu, wie sie einander gleich werden. Das braucht Hunderte von Schritten für ein Bild. Der Maler des Spiegels hat lange geübt, um es in einem zu können: Vergleiche. Das Netz ist das des Spiegels, ein kleines; Gatys nahm ein hundertmal größeres und sah größere Striche.',
    formula: 'x* = arg min ‖F − P‖² ∕ ‖P‖² + α Mittel ‖G⁽ˡ⁾ − A⁽ˡ⁾‖² ∕ ‖A⁽ˡ⁾‖² + 3 R(x),  G = F Fᵀ ∕ Stellen',
  },
  classes: {
    title: 'Klassenbilder',
    kept: 'Klassenbilder',
    sentence: 'Der Spiegel zeichnet, was ihm zu einem Wort am besten gefiele, auf vier Arten, Schritt für Schritt.',
    question: 'Welches der vier kommt einem Foto am nächsten?',
    paragraph:
      'Beginne mit Rauschen, frag, wie sich jeder Wert ändern müsste, damit die Wertung des Wortes (vor dem Softmax) steigt, ändere alle ein wenig und frag wieder. Lässt man ihm freie Hand, füllt sich das Bild mit einem feinen Muster, dessen sich das Netz sicher ist und das niemand erkennt. Also muss etwas verboten sein. Das erste Bild darf nicht kräftig werden. Das zweite wird weichgezeichnet, und was wenig zählt, wird gelöscht: Vier Regler sagen, wie. Das dritte besteht aus Wellen statt Punkten, in den Farben von Fotos, und wird vor jedem Blick verschoben, gedreht und skaliert. Im vierten dürfen sich nur die Orte der Wellen ändern; wie stark jede ist, stammt aus Fotos. Alle vier erklimmen dieselbe Wertung in gleich vielen Schritten. Natürlich sieht aus, was die Regel erlaubt: Die Regel stammt von Menschen, nicht vom Netz.',
    formula:
      'x* = arg max S(x) − λ R(x);  x: Werte, oder σ(C · F⁻¹[w ∕ f]) mit w frei, oder σ(C · F⁻¹[r · exp(iφ)]) mit φ frei und r aus Fotos',
  },
  accentuate: {
    title: 'Mehr davon in dir',
    kept: 'mehr davon in dir',
    sentence: 'Der Spiegel sucht in deinem Bild eine Spur von etwas und macht mehr daraus.',
    question: 'Bitte um eine Tigerkatze: Welcher Teil von dir wird zuerst eine?',
    paragraph:
      'Ein Klassenbild aus Rauschen zeigt, was dem Netz am besten gefiele, nicht, was es in dir gesehen hat. Hier beginnt der Anstieg bei deinem Bild und bleibt ihm nahe: Die Antworten einer frühen Schicht, die Kanten und Farben kennt, aber keine Dinge, bleiben dicht bei denen deines Bildes; und seine Wellen dürfen sich verschieben, aber jede bleibt so stark, wie sie ist, damit keine Körnung hineinkommt. Was dann wächst, sind die Spuren, die schon da waren, so deutlich, dass auch du sie siehst. Der Regler sagt, wie viel die frühen Antworten zählen: Mit wenig davon löst sich dein Bild in das Wort auf, mit viel ändert sich nichts. Darunter steht, wie sicher das Netz vorher war und jetzt ist.',
    formula:
      'x* = arg max f(x) − λ ‖a(x) − a(x₀)‖² ∕ ‖a(x₀)‖²,  x = σ(C · F⁻¹[|z₀| e^(iφ)]),  begonnen bei x₀ = σ(C · F⁻¹[z₀]);  a: Antworten einer frühen Schicht',
  },
} as const;
