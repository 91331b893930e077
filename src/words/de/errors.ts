/** The visitor's sentence for each failure. */

/** German for `ERRORS` of the same name. */
export const ERRORS = {
  'camera-denied': 'Der Spiegel darf die Kamera nicht benutzen. Erlaube sie in der Adresszeile und tipp dann hier.',
  'camera-missing': 'Keine Kamera gefunden. Steck eine an: Der Spiegel startet von selbst.',
  'camera-busy': 'Ein anderes Programm benutzt die Kamera. Schließ es und tipp dann hier.',
  'camera-unplugged': 'Die Kamera wurde abgesteckt. Steck sie wieder an: Der Spiegel macht von selbst weiter.',
  'camera-insecure':
    'Die Kamera geht nur an einer sicheren Adresse. Öffne diese Seite über https:// oder über localhost.',
  'camera-failed': 'Die Kamera ist nicht gestartet. Tipp hier, um es noch einmal zu versuchen.',
  'camera-stalled': 'Die Kamera schickt keine neuen Bilder. Der Spiegel versucht es von selbst noch einmal.',
  'file-unreadable': 'Diese Datei lässt sich nicht zeigen. Versuch es mit einem Bild oder einem Video.',
  'gpu-lost': 'Der Maler ist gestolpert und fängt wieder an. Du bleibst im Spiegel.',
  'gpu-silent': 'Der Maler antwortet nicht mehr und fängt wieder an. Du bleibst im Spiegel.',
  'gpu-missing':
    'Dieser Browser kann nicht malen, darum siehst du einen schlichten Spiegel. Ein aktueller Chrome, Edge oder Safari malt.',
  'gpu-blocked': 'Die Grafikkarte ist zweimal gestolpert und ruht zwei Minuten. So lange malt der Prozessor.',
  'shader-invalid': 'Ein Teil des Malers geht auf dieser Grafikkarte nicht. Ein anderer übernimmt.',
  'engine-crashed': 'Der Maler ist gestolpert und fängt wieder an. Du bleibst im Spiegel.',
  'part-missing':
    'Ein Teil des Malers ließ sich nicht laden. Der Spiegel versucht es von selbst wieder. Du bleibst im Spiegel.',
  'model-missing':
    'Etwas von dem, was der Spiegel gelernt hat, ließ sich nicht laden. Der Spiegel versucht es von selbst wieder.',
  'model-corrupt': 'Etwas von dem, was der Spiegel gelernt hat, ist beschädigt. Der Spiegel holt es von selbst neu.',
  'model-invalid':
    'Etwas von dem, was der Spiegel gelernt hat, passt nicht zu dieser Version. Der Spiegel holt es von selbst neu.',
  'layer-unknown': 'Diesen Teil oder dieses Wort kennt das Netz nicht. Der Spiegel macht ohne weiter.',
  'guide-too-small': 'Davon ist zu wenig zu sehen, um davon zu träumen. Halte es näher hin und tipp noch einmal.',
  'perception-unavailable': 'Hier kann der Spiegel nicht in sein Netz sehen. Er malt weiter.',
  'dream-unavailable': 'Hier kann der Spiegel nicht träumen. Er malt weiter.',
  'lens-unavailable': 'Diese Linse geht hier nicht. Der Spiegel macht ohne sie weiter.',
  'source-empty': 'Die Kamera schickt ein leeres Bild. Der Spiegel wartet auf das nächste.',
  'keep-failed': 'Das Bild ließ sich nicht fertig malen. Mach bitte noch eins.',
  'storage-full': 'Hier ist kein Platz mehr für Bilder. Herunterladen kannst du dieses trotzdem.',
  'storage-unavailable': 'Dieser Browser bewahrt hier keine Bilder auf. Herunterladen kannst du dieses trotzdem.',
  'share-failed': 'Das Teilen hat nicht geklappt. Du kannst das Bild stattdessen herunterladen.',
  'offline-unavailable': 'Der Spiegel ließ sich nicht für den Betrieb ohne Internet aufbewahren. Alles andere geht.',
  'offline-untrusted':
    'Für den Betrieb ohne Internet braucht diese Adresse ein vertrauenswürdiges Zertifikat. Alles andere geht.',
  'build-outdated':
    'Der Spiegel wurde inzwischen erneuert. Er startet neu, sobald ihn eine Minute lang niemand berührt.',
  'url-invalid': 'Ein Teil der Adresse war falsch und blieb weg.',
  cancelled: 'Angehalten.',
  internal: 'Etwas ist schiefgegangen. Der Spiegel macht weiter.',
  unknownName: 'Das Netz kennt „{name}“ nicht. Der Spiegel macht ohne weiter.',
} as const;
