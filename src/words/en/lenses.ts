/**
 * Each lens by its id: its title, what it is called under a kept picture, one plain sentence for a
 * child, one question to try, a paragraph for a student, and the formula for the curious.
 */
export const LENSES = {
  labels: {
    title: 'Labels',
    kept: 'labels',
    sentence: 'The mirror guesses what it sees, and tells you how sure it is.',
    question: 'Turn your back: what does it say when it sees no face?',
    paragraph:
      'The network looks at a square from the middle of the picture and gives each of its 296 words a score. The scores are turned into shares that add up to one. It knows a face, a watch, a phone, an orange and nearly three hundred other things, but it has no word for nothing: a wall gets a word as well. The bars are averaged over about a second, so that they do not flicker, and where no word stands out the mirror says that it is not sure.',
    formula: 'p(c) = exp(z(c)) ∕ Σₖ exp(z(k)), shown as p̄ₜ = p̄ₜ₋₁ + α (pₜ − p̄ₜ₋₁)',
  },
  activations: {
    title: 'Activations',
    kept: 'activations',
    sentence: 'Each little picture is one thing the mirror looks for: where it lights up, it has found some.',
    question: 'Wave: which maps wave with you, and which do not care?',
    paragraph:
      'A layer has many units, and each slides its own small pattern over the whole picture. A map shows how strongly one unit answers at each place. Units of the first layers answer to edges and colours, those further up to textures, parts and things. Tap a map to see it large, beside the picture that the unit itself would like best and what excited it most in the last minute.',
    formula: 'aₖ(x, y) = max(0, bₖ + Σ wₖ(i, j, c) · a′(x + i, y + j, c))',
  },
  excites: {
    title: 'What excites this unit',
    kept: 'what excites a unit',
    sentence: 'Of all that the mirror has seen of you, this is what one tiny part of its brain likes best.',
    question: 'Hold things up: can you excite it more than anything before?',
    paragraph:
      'A unit slides its pattern over every frame. Of the last minute you see the places that it answered most strongly, each as much as it can see of the picture at once. Beside each place stands what the answer came from: the guided gradient goes back from this one answer to the picture, and keeps only what spoke for it. The last picture is the network’s own, drawn so that the unit answers as strongly as it can. What all of them have in common is what the unit looks for; it is not always what you would say. The frames are in memory only, and forgotten when you leave.',
    formula: '(x, y) = argmax aₖ(x, y),  R = ∂aₖ(x, y) ∕ ∂picture, at each rectifier g · [a > 0] · [g > 0]',
  },
  filters: {
    title: 'First filters',
    kept: 'filters',
    sentence: 'These are the smallest patterns the mirror knows: lines, dots and patches of colour.',
    question: 'Tilt your head: which filters light up at its edges now?',
    paragraph:
      'The first layer compares every 7 × 7 patch of the picture with these 32 patterns. Nobody drew them: they came about by learning to tell things apart. Many are Gabor filters, a wave seen through a round window, which find edges of one direction and width; cells in the visual cortex of cats and people do much the same. Others compare colours. Touch one to see where it answers now.',
    formula: 'g(x, y) = exp(−(x′² + γ² y′²) ∕ 2σ²) · cos(2π x′ ∕ λ + ψ)',
  },
  layers: {
    title: 'Layer by layer',
    kept: 'layers',
    sentence: 'Follow your picture through the mirror’s brain, from dots of light to a word.',
    question: 'From which layer on do you no longer know yourself?',
    paragraph:
      'One frame goes through every layer in turn. The maps become smaller and more numerous: less about where, more about what. For each layer you see its strongest activations, the gradient that says how they would have to change to make the word likelier, and how its weights and answers are spread. Most answers are zero: the rectifier lets through only what fits.',
    formula: 'a⁽ˡ⁾ = max(0, W⁽ˡ⁾ ∗ a⁽ˡ⁻¹⁾ + b⁽ˡ⁾),  ∂z ∕ ∂a⁽ˡ⁻¹⁾ = W⁽ˡ⁾ᵀ ∗ (∂z ∕ ∂a⁽ˡ⁾ · [a⁽ˡ⁾ > 0])',
  },
  saliency: {
    title: 'Saliency',
    kept: 'saliency',
    sentence: 'The bright dots are the ones that matter most for the word the mirror says.',
    question: 'Which of the three is the same after the honesty check?',
    paragraph:
      'If one dot of the picture changed a little, how much would the score of the word change? That is the gradient, and it can be worked out for all dots at once. The three pictures treat the rectifiers differently on the way back, and the last two look much neater. Now draw the network’s weights anew: a method whose picture stays the same has only been drawing edges, and explains nothing.',
    formula:
      'S = ∂z(c) ∕ ∂x; at each rectifier: plain g · [a > 0], deconvnet g · [g > 0], guided g · [a > 0] · [g > 0]',
  },
  occlusion: {
    title: 'Occlusion',
    kept: 'occlusion',
    sentence: 'Cover a part of the picture: if the mirror loses the word, that part was the important one.',
    question: 'Cover your nose: does the word change?',
    paragraph:
      'A grey square is laid over one place after another, and each time the network is asked again. The map shows how far the word’s share falls, and where it rises because something distracting is covered. It asks nothing about the network’s inside, so it is slow, and honest. It begins coarse and becomes finer; hold the picture still, or drag a square of your own and watch the bars.',
    formula: 'h(u, v) = p(c | x) − p(c | x with a grey square at (u, v))',
  },
  adversarial: {
    title: 'Adversarial',
    kept: 'adversarial',
    sentence: 'A change too small to see makes the mirror believe that you are something else.',
    question: 'How small can ε become before it is no longer fooled?',
    paragraph:
      'Every dot is made a tiny bit brighter or darker, by at most ε, in just the direction that confuses the network most. You see yourself, then the change, made twenty times stronger so that it can be seen at all, then both added. To you nothing has happened; to the network it is another thing. One step is enough for most pictures; many small ones lead to a word of your choice.',
    formula: 'x̃ = x + ε · sign(∂J(x, c) ∕ ∂x); again and again, kept within ±ε: the iterative attack',
  },
  linear: {
    title: 'Why tiny nudges work',
    kept: 'linear',
    sentence: 'Many tiny pushes, all in the right direction, add up to one big push.',
    question: 'How many values does the nudge need to win?',
    paragraph:
      'Take the simplest network: multiply each value of a picture by a weight, and add it all up. Change each value by no more than ε, always towards the sign of its weight. The sum then grows by ε times the sizes of all the weights: with ten values that is nothing, with fifty thousand it drowns the rest. Move both sliders. Below, the real network’s score along the same kind of direction: nearly straight.',
    formula: 'w · (x + η) = w · x + w · η,  η = ε · sign(w)  ⇒  w · η = ε ‖w‖₁ = ε · n · mean|w|',
  },
  fingerprint: {
    title: 'Style’s fingerprint',
    kept: 'fingerprint',
    sentence: 'This is how the mirror remembers a painting: not what is where, but what goes with what.',
    question: 'Shuffle the picture: does its table change?',
    paragraph:
      'For each layer a table says how often two units answer together: the Gram matrix. One is of you, the other of you as painted. When the mirror learned a style, it learned to make these tables alike. They forget where things are: shuffle the places and the table stays the same. They keep which colours, strokes and textures belong together.',
    formula: 'V ∈ ℝ^(channels × places),  G = V Vᵀ ∕ places;  G is the same for V P, P any permutation of places',
  },
  playground: {
    title: 'Playground',
    kept: 'playground',
    sentence: 'Watch a tiny brain learn to tell blue dots from orange ones, one try after another.',
    question: 'Can you make it tell the two spirals apart?',
    paragraph:
      'A small network is told the place of a point and answers with a colour. Where it is wrong, every weight is changed a little in the direction that makes the error smaller, and that is done again and again. You see its answer for the whole plane, what each unit answers there, and each weight as a line. Change what it is built of and try again. With many starts, networks of growing width begin at different weights: narrow ones end in better and worse places, wide ones all end about equally well. Their paths are drawn in the plane in which they differ most. That plane is a slice of a space with dozens of directions: the paths leave it, and a wall in it may have a way round.',
    formula: 'J(w) = ½ mean (f(x; w) − y)²,  w ← w − η ∂J ∕ ∂w, and on to the next ten points',
  },
  map: {
    title: 'Map of codes',
    kept: 'map of codes',
    sentence: 'What looks alike to the mirror lies close together on this map, and you walk about on it.',
    question: 'Hold up a cup: does your dot leave its island?',
    paragraph:
      'Just before it chooses a word, the network turns each picture into 384 numbers: a code. Pictures with similar codes mean similar things to it. The map lays the last minute’s pictures, and pictures that the network has drawn itself, so that neighbours stay neighbours: each picture chooses its neighbours by lot, likelier ones more often, and the places are moved until the map would choose the same. The orange dot is what it sees now. Distances between groups far apart, and how large a group is, mean little. The pictures are in memory only, and forgotten when you leave.',
    formula: 'KL(P ‖ Q) = Σ pᵢⱼ log(pᵢⱼ ∕ qᵢⱼ),  qᵢⱼ ∝ 1 ∕ (1 + ‖yᵢ − yⱼ‖²)',
  },
  gradcam: {
    title: 'Grad-CAM',
    kept: 'Grad-CAM',
    sentence: 'The bright squares are the places that made the mirror think of its word.',
    question: 'Step to one side: does the brightest square follow you?',
    paragraph:
      'The last maps of the network know what is in the picture and still, coarsely, where. Grad-CAM asks how much the score of the word rises with each map, adds the maps up by that weight, and keeps what speaks for the word. The answer has only 5 × 5 places: it says where, not what there. The third picture multiplies it with guided backpropagation, which knows every line and not the word. Now draw the network’s weights anew: the map has to change.',
    formula: 'αₖ = mean over places of ∂z(c) ∕ ∂Aₖ,  L = max(0, Σₖ αₖ Aₖ)',
  },
  inversion: {
    title: 'Rebuilt',
    kept: 'rebuilt',
    sentence: 'The mirror forgets you but for a few notes, and tries to draw you again from them.',
    question: 'Choose one layer after another: from which on are you a stranger?',
    paragraph:
      'Each layer turns the picture into numbers. What is left of you in them? Noise is changed, step by step, until the layer answers to it as it answered to you; nothing but those answers says what you look like. From the first layers a photo comes back. Further up, the network no longer keeps where exactly a line was or what colour it had, for that does not matter for the word, and what comes back is a face, but hardly yours. All pictures with the same answers are the same to the network. Answers alone would leave specks: the calm slider says how much smooth pictures are preferred. The network is the mirror’s own, a small one.',
    formula: 'x* = arg min ‖φ(x) − φ₀‖² ∕ ‖φ₀‖² + λ R(x),  R(x) = mean Σ (xᵢ₊₁,ⱼ − xᵢⱼ)² + (xᵢ,ⱼ₊₁ − xᵢⱼ)²',
  },
  repaint: {
    title: 'Painted step by step',
    kept: 'painted step by step',
    sentence: 'Dot by dot the mirror changes your picture until it feels like the painting.',
    question: 'Hold up a patterned cloth: does your face take its pattern?',
    paragraph:
      'Nothing is learned in advance here. Your picture itself is changed, a little with every step, until two things fit: the fifth layer of the network answers to it as it answers to you, that is the content; and at the first five layers the same units answer together as they do for the painting, wherever that is, and this is the style. The tables beside the picture show how often each two units answer together: left in your picture, right in the painting; watch them grow alike. This takes hundreds of steps for one picture. The mirror’s painter has practised for long to do it in one: compare. The network looked through is the mirror’s own, a small one; Gatys took one a hundred times larger, and saw larger strokes.',
    formula: 'x* = arg min ‖F − P‖² ∕ ‖P‖² + α mean ‖G⁽ˡ⁾ − A⁽ˡ⁾‖² ∕ ‖A⁽ˡ⁾‖² + 3 R(x),  G = F Fᵀ ∕ places',
  },
  classes: {
    title: 'Class pictures',
    kept: 'class pictures',
    sentence: 'The mirror draws what it would like best for a word, in four ways, one small step after another.',
    question: 'Which of the four comes nearest to a photograph?',
    paragraph:
      'Begin with noise, ask how each value would have to change for the score of the word, before the softmax, to rise, change all of them a little, and ask again. Left free, the picture fills with a fine pattern that the network is sure of and nobody recognises. So something has to be forbidden. The first picture may not become strong. The second is blurred, and what matters little is wiped out: four sliders say how. The third is made of waves instead of dots, in the colours of photographs, and is moved, turned and scaled before each look. In the fourth only the places of the waves may change; how strong each is comes from photographs. All four climb the same score by as many steps. What looks natural is what the rule allows: the rule was made by people, not by the network.',
    formula:
      'x* = arg max S(x) − λ R(x);  x: values, or σ(C · F⁻¹[w ∕ f]) with w free, or σ(C · F⁻¹[r · exp(iφ)]) with φ free and r from photographs',
  },
  accentuate: {
    title: 'More of this in you',
    kept: 'more of this in you',
    sentence: 'The mirror looks for a little of something in your picture, and makes more of it.',
    question: 'Ask for a tabby cat: which part of you becomes one first?',
    paragraph:
      'A class picture from noise shows what the network would like best, not what it saw in you. Here the climb begins with your frame, and it is held near it: the answers of an early layer, which knows edges and colours but no things, are kept close to those of your frame; and its waves may move, but each keeps its strength, so that no grain comes in. What then grows are the traces that were there already, made clear enough for you to see them, too. The slider says how much the early answers count: with little of it your picture dissolves into the word, with much nothing changes. Below stands how sure the network was before and is now.',
    formula:
      'x* = arg max f(x) − λ ‖a(x) − a(x₀)‖² ∕ ‖a(x₀)‖²,  x = σ(C · F⁻¹[|z₀| e^(iφ)]),  begun at x₀ = σ(C · F⁻¹[z₀]);  a: answers of an early layer',
  },
} as const;
