<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>RadGaze</name>
    <message>
        <source>   archives: {archives}</source>
        <translation>   Archive: {archives}</translation>
    </message>
    <message>
        <source>   busy</source>
        <translation>   beschäftigt</translation>
    </message>
    <message>
        <source>   busy: {doing}</source>
        <translation>   beschäftigt: {doing}</translation>
    </message>
    <message>
        <source>   no archive set up</source>
        <translation>   kein Archiv eingerichtet</translation>
    </message>
    <message>
        <source> (filter: {words})</source>
        <translation> (Filter: {words})</translation>
    </message>
    <message>
        <source> Also set: {unseen}.</source>
        <translation> Auch gesetzt: {unseen}.</translation>
    </message>
    <message>
        <source> Click targets to collect them again.</source>
        <translation> Ziele anklicken, um sie neu zu erfassen.</translation>
    </message>
    <message>
        <source> Degrees are approximate. Assumed: {assumed}.</source>
        <translation> Gradangaben sind Näherungen. Angenommen: {assumed}.</translation>
    </message>
    <message>
        <source> Needs: {needs}.</source>
        <translation> Braucht: {needs}.</translation>
    </message>
    <message>
        <source> Not the whole study came: {missing}</source>
        <translation> Nicht die ganze Untersuchung kam an: {missing}</translation>
    </message>
    <message>
        <source> Only the first {limit} are shown: narrow the search.</source>
        <translation> Nur die ersten {limit} sind zu sehen: Grenzen Sie die Suche ein.</translation>
    </message>
    <message>
        <source> in another window</source>
        <translation> in einem anderen Fenster</translation>
    </message>
    <message>
        <source> in the chosen stretch</source>
        <translation> im gewählten Abschnitt</translation>
    </message>
    <message>
        <source> {count} more like this.</source>
        <translation> {count} weitere dieser Art.</translation>
    </message>
    <message>
        <source> {count} objects are no radiographs: {refused}</source>
        <translation> {count} Objekte sind keine Röntgenaufnahmen: {refused}</translation>
    </message>
    <message>
        <source> {distance_mm:.0f} cm away.</source>
        <translation> {distance_mm:.0f} cm entfernt.</translation>
    </message>
    <message>
        <source>(not installed)</source>
        <translation>(nicht installiert)</translation>
    </message>
    <message>
        <source>, TLS</source>
        <translation>, TLS</translation>
    </message>
    <message>
        <source>, bent</source>
        <translation>, gebogen</translation>
    </message>
    <message>
        <source>, painted over</source>
        <translation>, übermalt</translation>
    </message>
    <message>
        <source>, {memory_mb:.1f} GB</source>
        <translation>, {memory_mb:.1f} GB</translation>
    </message>
    <message>
        <source>, {waiting} waiting</source>
        <translation>, {waiting} warten</translation>
    </message>
    <message>
        <source>. Marked: {doubts}</source>
        <translation>. Markiert: {doubts}</translation>
    </message>
    <message>
        <source>/ shows the current image</source>
        <translation>/ zeigt das aktuelle Bild</translation>
    </message>
    <message>
        <source>0.0.0.0 for every network</source>
        <translation>0.0.0.0 für jedes Netz</translation>
    </message>
    <message>
        <source>20240131, or a range 20240101-20240131</source>
        <translation>20240131 oder ein Zeitraum 20240101-20240131</translation>
    </message>
    <message>
        <source>600, assumed</source>
        <translation>600, angenommen</translation>
    </message>
    <message>
        <source>; demo model</source>
        <translation>; Demomodell</translation>
    </message>
    <message>
        <source>A GPU that works, else the processor</source>
        <translation>GPU, falls nutzbar, sonst Prozessor</translation>
    </message>
    <message>
        <source>A PACS, by DICOM or DICOMweb</source>
        <translation>Ein PACS, über DICOM oder DICOMweb</translation>
    </message>
    <message>
        <source>A finding or a phrase: left lower lobe opacity</source>
        <translation>Befund oder Begriff, englisch: left lower lobe opacity</translation>
    </message>
    <message>
        <source>A finding or any phrase; Enter explains it</source>
        <translation>Ein Befund oder beliebiger Begriff auf Englisch; Enter erklärt ihn</translation>
    </message>
    <message>
        <source>A hanging protocol is left out: {problem}</source>
        <translation>Ein Hängeprotokoll wird ausgelassen: {problem}</translation>
    </message>
    <message>
        <source>A length from 0.01 to 5000 mm, as 12.5 or 12,5</source>
        <translation>Eine Länge von 0,01 bis 5000 mm, als 12.5 oder 12,5</translation>
    </message>
    <message>
        <source>A lens under the mouse</source>
        <translation>Eine Lupe unter der Maus</translation>
    </message>
    <message>
        <source>A line where each map crosses one half</source>
        <translation>Eine Linie, wo jede Karte die Hälfte überschreitet</translation>
    </message>
    <message>
        <source>A line where the map crosses the level</source>
        <translation>Eine Linie, wo die Karte den Pegel überschreitet</translation>
    </message>
    <message>
        <source>A line where the map crosses the level (C)</source>
        <translation>Eine Linie, wo die Karte den Pegel überschreitet (C)</translation>
    </message>
    <message>
        <source>A made-up chest film; nothing of it comes into your list</source>
        <translation>Eine künstliche Thoraxaufnahme; nichts davon kommt in Ihre Liste</translation>
    </message>
    <message>
        <source>A model finds lungs and heart and places the lines; drag them where they are wrong</source>
        <translation>Ein Modell findet Lungen und Herz und setzt die Linien; ziehen Sie sie, wo sie falsch liegen</translation>
    </message>
    <message>
        <source>A name of your own for it, such as main; Enter adds it</source>
        <translation>Ein eigener Name dafür, etwa main; Enter fügt es hinzu</translation>
    </message>
    <message>
        <source>A participant&apos;s trials from a study&apos;s folder: the participant&apos;s window, and yours</source>
        <translation>Die Durchgänge eines Teilnehmers aus dem Ordner einer Studie: das Fenster des Teilnehmers und Ihres</translation>
    </message>
    <message>
        <source>A patient&apos;s studies together</source>
        <translation>Untersuchungen eines Patienten zusammen</translation>
    </message>
    <message>
        <source>A pseudonym under which the recording is kept</source>
        <translation>Ein Pseudonym, unter dem die Aufzeichnung behalten wird</translation>
    </message>
    <message>
        <source>A radiology workstation that sees where the radiologist looks.</source>
        <translation>Eine radiologische Workstation, die sieht, wohin der Radiologe blickt.</translation>
    </message>
    <message>
        <source>A radiology workstation that sees where the radiologist looks: it shows chest radiographs, records gaze, and lays beside it what models see, where they expect a reader to look, and what they would report.</source>
        <translation>Eine radiologische Workstation, die sieht, wohin der Radiologe blickt: Sie zeigt Thoraxaufnahmen, zeichnet den Blick auf und legt daneben, was Modelle sehen, wohin ein Befunder nach ihrer Erwartung blickt und was sie berichten würden.</translation>
    </message>
    <message>
        <source>A ring where the eyes are now. It draws the eyes: leave it off for readers whose gaze matters</source>
        <translation>Ein Ring, wo die Augen gerade sind. Er zieht den Blick an: für Befunder, deren Blick zählt, ausgeschaltet lassen</translation>
    </message>
    <message>
        <source>A sentence</source>
        <translation>Ein Satz</translation>
    </message>
    <message>
        <source>A short id, such as R01</source>
        <translation>Eine kurze ID, etwa R01</translation>
    </message>
    <message>
        <source>A story for an audience, full screen, that goes round by itself</source>
        <translation>Eine Geschichte für ein Publikum, als Vollbild, die von selbst umläuft</translation>
    </message>
    <message>
        <source>A story for an audience, full screen: eyes, maps, predicted paths and drafts, round and round</source>
        <translation>Eine Geschichte für ein Publikum, als Vollbild: Augen, Karten, vorhergesagte Pfade und Entwürfe, immer im Kreis</translation>
    </message>
    <message>
        <source>A study of gaze: its participants, one sitting after the other</source>
        <translation>Eine Blickstudie: ihre Teilnehmer, eine Sitzung nach der anderen</translation>
    </message>
    <message>
        <source>AE title</source>
        <translation>AE-Titel</translation>
    </message>
    <message>
        <source>AE titles, divided by commas</source>
        <translation>AE-Titel, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>KI</translation>
    </message>
    <message>
        <source>AI on</source>
        <translation>KI an</translation>
    </message>
    <message>
        <source>AI on request</source>
        <translation>KI auf Anfrage</translation>
    </message>
    <message>
        <source>AI on request. Research use only, not for diagnosis.</source>
        <translation>KI auf Anfrage. Nur für die Forschung, nicht für die Diagnose.</translation>
    </message>
    <message>
        <source>AI was not asked. {reason}</source>
        <translation>KI wurde nicht gefragt. {reason}</translation>
    </message>
    <message>
        <source>About RadGaze</source>
        <translation>Über RadGaze</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept (exports as VERIFIED)</source>
        <translation>Annehmen (Export als VERIFIED)</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Alle annehmen</translation>
    </message>
    <message>
        <source>Accept sentence</source>
        <translation>Satz annehmen</translation>
    </message>
    <message>
        <source>Accepted by {accepted_by}: exported as VERIFIED.</source>
        <translation>Von {accepted_by} angenommen: als VERIFIED exportiert.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a checkpoint folder</source>
        <translation>Checkpoint-Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add a checkpoint folder in Hugging Face layout; nothing is fetched</source>
        <translation>Checkpoint-Ordner im Hugging-Face-Aufbau hinzufügen; nichts wird heruntergeladen</translation>
    </message>
    <message>
        <source>Add a sentence</source>
        <translation>Satz hinzufügen</translation>
    </message>
    <message>
        <source>Add a sentence to the report</source>
        <translation>Dem Bericht einen Satz hinzufügen</translation>
    </message>
    <message>
        <source>Add an archive</source>
        <translation>Archiv hinzufügen</translation>
    </message>
    <message>
        <source>Add areas of interest</source>
        <translation>Blickgebiete hinzufügen</translation>
    </message>
    <message>
        <source>Add chest places</source>
        <translation>Thoraxorte hinzufügen</translation>
    </message>
    <message>
        <source>Add finding&apos;s places</source>
        <translation>Orte des Befunds hinzufügen</translation>
    </message>
    <message>
        <source>Add model folders, or reinstall the demo models.</source>
        <translation>Fügen Sie Modellordner hinzu oder installieren Sie die Demomodelle neu.</translation>
    </message>
    <message>
        <source>Add sentence</source>
        <translation>Satz hinzufügen</translation>
    </message>
    <message>
        <source>Add the areas of a file (JSON)</source>
        <translation>Gebiete einer Datei hinzufügen (JSON)</translation>
    </message>
    <message>
        <source>Add the radiographs of a folder</source>
        <translation>Röntgenaufnahmen eines Ordners hinzufügen</translation>
    </message>
    <message>
        <source>Adding the radiographs of {what}.</source>
        <translation>Die Röntgenaufnahmen von {what} werden hinzugefügt.</translation>
    </message>
    <message>
        <source>Adding {name}: its files are checked.</source>
        <translation>{name} wird hinzugefügt: Seine Dateien werden geprüft.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>All maps have the same sum: a map that is spread out looks faint</source>
        <translation>Alle Karten haben dieselbe Summe: Eine breit verteilte Karte wirkt blass</translation>
    </message>
    <message>
        <source>All sampled scanpaths</source>
        <translation>Alle gezogenen Blickpfade</translation>
    </message>
    <message>
        <source>All sampled scanpaths as thin lines</source>
        <translation>Pfade als dünne Linien</translation>
    </message>
    <message>
        <source>All, by date</source>
        <translation>Alle, nach Datum</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Angle between the target and the mean gaze direction</source>
        <translation>Winkel zwischen Ziel und mittlerer Blickrichtung</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Apply the calibration that was kept for this tracker and reader, then validate it</source>
        <translation>Die für diesen Tracker und Befunder gespeicherte Kalibrierung anwenden, dann validieren</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Area of the ellipse that holds 68 % of the gaze</source>
        <translation>Fläche der Ellipse, die 68 % des Blicks enthält</translation>
    </message>
    <message>
        <source>Areas (*.json)</source>
        <translation>Gebiete (*.json)</translation>
    </message>
    <message>
        <source>Areas of interest</source>
        <translation>Blickgebiete</translation>
    </message>
    <message>
        <source>Areas of interest, gaze over time, the gaze report</source>
        <translation>Blickgebiete, Blick über die Zeit, der Blickbericht</translation>
    </message>
    <message>
        <source>Areas of interest: what each got of the gaze</source>
        <translation>Blickgebiete (Areas of Interest): was jedes vom Blick bekam</translation>
    </message>
    <message>
        <source>Areas where the shown MATEX map is over 0.5</source>
        <translation>Gebiete, in denen die gezeigte MATEX-Karte über 0,5 liegt</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Pfeil</translation>
    </message>
    <message>
        <source>Arrow keys scroll</source>
        <translation>Pfeiltasten blättern</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Wie geliefert</translation>
    </message>
    <message>
        <source>As it is in the library; archives often have it already</source>
        <translation>So wie sie in der Bibliothek ist; Archive haben sie oft schon</translation>
    </message>
    <message>
        <source>As it stands under a report</source>
        <translation>Wie er unter einem Bericht steht</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>As you place them</source>
        <translation>Wie Sie sie anordnen</translation>
    </message>
    <message>
        <source>Ask again with this gaze</source>
        <translation>Mit diesem Blick erneut fragen</translation>
    </message>
    <message>
        <source>Ask all the same</source>
        <translation>Trotzdem fragen</translation>
    </message>
    <message>
        <source>Ask for an explanation, set overlays</source>
        <translation>Um eine Erklärung bitten, Überlagerungen einstellen</translation>
    </message>
    <message>
        <source>Ask for findings</source>
        <translation>Befunde anfragen</translation>
    </message>
    <message>
        <source>Ask the models: explanation, scanpaths, findings and a draft</source>
        <translation>Die Modelle fragen: Erklärung, Blickpfade, Befunde und ein Entwurf</translation>
    </message>
    <message>
        <source>Attribution map</source>
        <translation>Attributionskarte</translation>
    </message>
    <message>
        <source>Attribution method</source>
        <translation>Attributionsmethode</translation>
    </message>
    <message>
        <source>Authority of the archive</source>
        <translation>Zertifizierungsstelle des Archivs</translation>
    </message>
    <message>
        <source>Authority of the senders</source>
        <translation>Zertifizierungsstelle der Sender</translation>
    </message>
    <message>
        <source>BCEA</source>
        <translation>BCEA</translation>
    </message>
    <message>
        <source>Back 5 s</source>
        <translation>5 s zurück</translation>
    </message>
    <message>
        <source>Back to the beginning</source>
        <translation>Zurück zum Anfang</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Begin (Enter)</source>
        <translation>Beginnen (Enter)</translation>
    </message>
    <message>
        <source>Bend the prior</source>
        <translation>Voraufnahme biegen</translation>
    </message>
    <message>
        <source>Bent: shapes and sizes on the prior changed.</source>
        <translation>Gebogen: Formen und Größen auf der Voraufnahme sind verändert.</translation>
    </message>
    <message>
        <source>Best first, among the films that were made ready. Like in pixels is not like in diagnosis.</source>
        <translation>Beste zuerst, unter den vorbereiteten Aufnahmen. Ähnlich in Pixeln heißt nicht ähnlich in der Diagnose.</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Wechselbild</translation>
    </message>
    <message>
        <source>Blink faster</source>
        <translation>Schneller wechseln</translation>
    </message>
    <message>
        <source>Blink film on film</source>
        <translation>Wechselbild der Aufnahmen</translation>
    </message>
    <message>
        <source>Blink slower</source>
        <translation>Langsamer wechseln</translation>
    </message>
    <message>
        <source>Blink: changes every {word:.2g} s</source>
        <translation>Wechselbild: wechselt alle {word:.2g} s</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Both drafts, differences marked</source>
        <translation>Beide Entwürfe, Unterschiede markiert</translation>
    </message>
    <message>
        <source>By a protocol that fits the study</source>
        <translation>Nach passendem Protokoll</translation>
    </message>
    <message>
        <source>C-GET</source>
        <translation>C-GET</translation>
    </message>
    <message>
        <source>C-MOVE: the archive must know our AE title, address and port</source>
        <translation>C-MOVE: Das Archiv muss unseren AE-Titel, unsere Adresse und unseren Port kennen</translation>
    </message>
    <message>
        <source>COMPUTED, not a radiograph</source>
        <translation>BERECHNET, keine Röntgenaufnahme</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>CTR</source>
        <translation>HTQ</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>Calibrate again</source>
        <translation>Neu kalibrieren</translation>
    </message>
    <message>
        <source>Calibrate and validate the eye tracker</source>
        <translation>Den Eyetracker kalibrieren und validieren</translation>
    </message>
    <message>
        <source>Calibrate from the beginning</source>
        <translation>Von vorn kalibrieren</translation>
    </message>
    <message>
        <source>Calibrate on {known_mm:g} mm</source>
        <translation>Auf {known_mm:g} mm kalibrieren</translation>
    </message>
    <message>
        <source>Calibrate the eye tracker</source>
        <translation>Eyetracker kalibrieren</translation>
    </message>
    <message>
        <source>Calibrated on {calibrated}{word}.</source>
        <translation>Kalibriert mit {calibrated}{word}.</translation>
    </message>
    <message>
        <source>Calibrate…</source>
        <translation>Kalibrieren…</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Calibration computed</source>
        <translation>Kalibrierung berechnet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel everything that runs</source>
        <translation>Alles abbrechen, was läuft</translation>
    </message>
    <message>
        <source>Cannot be shown: {what}</source>
        <translation>Kann nicht gezeigt werden: {what}</translation>
    </message>
    <message>
        <source>Cardiothoracic ratio</source>
        <translation>Herz-Thorax-Quotient</translation>
    </message>
    <message>
        <source>Change it: then it is yours (F2)</source>
        <translation>Ändern: Dann ist er Ihrer (F2)</translation>
    </message>
    <message>
        <source>Change to the other of the two, once</source>
        <translation>Einmal zur anderen der beiden wechseln</translation>
    </message>
    <message>
        <source>Change: {kind}</source>
        <translation>Ändern: {kind}</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check every file against its checksum</source>
        <translation>Jede Datei mit ihrer Prüfsumme vergleichen</translation>
    </message>
    <message>
        <source>Checking {folder}.</source>
        <translation>{folder} wird geprüft.</translation>
    </message>
    <message>
        <source>Checking {id}.</source>
        <translation>{id} wird geprüft.</translation>
    </message>
    <message>
        <source>Chest places</source>
        <translation>Thoraxorte</translation>
    </message>
    <message>
        <source>Choose an action first.</source>
        <translation>Wählen Sie zuerst eine Aktion.</translation>
    </message>
    <message>
        <source>Choose an action, then press its new key. It counts at once.</source>
        <translation>Wählen Sie eine Aktion, dann drücken Sie ihre neue Taste. Sie gilt sofort.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Choose another hanging protocol</source>
        <translation>Ein anderes Hängeprotokoll wählen</translation>
    </message>
    <message>
        <source>Choose {title}</source>
        <translation>{title} wählen</translation>
    </message>
    <message>
        <source>Choose: {title}</source>
        <translation>Wählen: {title}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clear search and filter</source>
        <translation>Suche und Filter löschen</translation>
    </message>
    <message>
        <source>Click corners on the image; Enter or a double click closes (Esc ends)</source>
        <translation>Ecken im Bild anklicken; Enter oder Doppelklick schließt (Esc beendet)</translation>
    </message>
    <message>
        <source>Click targets to collect them again</source>
        <translation>Ziele anklicken, um sie neu zu erfassen</translation>
    </message>
    <message>
        <source>Click: its map and the gaze that belongs to it.  F2 or double click: edit.  Delete: remove.</source>
        <translation>Klick: seine Karte und der Blick, der dazugehört.  F2 oder Doppelklick: ändern.  Entf: entfernen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close RadGaze and its helper processes</source>
        <translation>RadGaze und seine Hilfsprozesse schließen</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>Schließen und verlieren</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>Schließen Sie sie dort zuerst.</translation>
    </message>
    <message>
        <source>Close it there, then look again.</source>
        <translation>Schließen Sie sie dort, dann sehen Sie erneut nach.</translation>
    </message>
    <message>
        <source>Close it there, then measure here.</source>
        <translation>Schließen Sie sie dort, dann messen Sie hier.</translation>
    </message>
    <message>
        <source>Close it there, then open it here again.</source>
        <translation>Schließen Sie sie dort, dann öffnen Sie sie hier noch einmal.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Close; a running transfer stops (Esc)</source>
        <translation>Schließen; eine laufende Übertragung endet (Esc)</translation>
    </message>
    <message>
        <source>Close; sending stops (Esc)</source>
        <translation>Schließen; das Senden endet (Esc)</translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation>Cobb-Winkel</translation>
    </message>
    <message>
        <source>Collect the chosen targets again</source>
        <translation>Die gewählten Ziele neu erfassen</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbpalette</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours of the attribution map; magma is the default</source>
        <translation>Farben der Attributionskarte; vorgegeben ist magma</translation>
    </message>
    <message>
        <source>Come nearer.{said}</source>
        <translation>Näher heran.{said}</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compares your gaze with predicted readers, once both are there.</source>
        <translation>Vergleicht Ihren Blick mit vorhergesagten Befundern, sobald beide da sind.</translation>
    </message>
    <message>
        <source>Computed: current − prior</source>
        <translation>Berechnet: aktuell − Voraufnahme</translation>
    </message>
    <message>
        <source>Computed: what is denser or less dense than on the prior</source>
        <translation>Berechnet: was dichter oder weniger dicht ist als auf der Voraufnahme</translation>
    </message>
    <message>
        <source>Computing the calibration.</source>
        <translation>Kalibrierung wird berechnet.</translation>
    </message>
    <message>
        <source>Confirmed anew at each recording; kept with it</source>
        <translation>Wird bei jeder Aufzeichnung neu bestätigt und mit ihr behalten</translation>
    </message>
    <message>
        <source>Connect to the tracker and stream (Ctrl+T)</source>
        <translation>Mit dem Tracker verbinden und Daten empfangen (Strg+T)</translation>
    </message>
    <message>
        <source>Connecting to the tracker.</source>
        <translation>Verbindung zum Tracker wird aufgebaut.</translation>
    </message>
    <message>
        <source>Consent to gaze recording</source>
        <translation>Einwilligung in die Blickaufzeichnung</translation>
    </message>
    <message>
        <source>Consent: {purpose}; reader {reader_id}.</source>
        <translation>Einwilligung: {purpose}; Befunder {reader_id}.</translation>
    </message>
    <message>
        <source>Contour</source>
        <translation>Kontur</translation>
    </message>
    <message>
        <source>Contour at</source>
        <translation>Kontur bei</translation>
    </message>
    <message>
        <source>Contour at half</source>
        <translation>Kontur bei halb</translation>
    </message>
    <message>
        <source>Contour level</source>
        <translation>Pegel der Kontur</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy every line</source>
        <translation>Jede Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy its files</source>
        <translation>Seine Dateien kopieren</translation>
    </message>
    <message>
        <source>Corner texts</source>
        <translation>Ecktexte</translation>
    </message>
    <message>
        <source>Cover the image less</source>
        <translation>Das Bild weniger bedecken</translation>
    </message>
    <message>
        <source>Cover the image more</source>
        <translation>Das Bild stärker bedecken</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Abgedeckt</translation>
    </message>
    <message>
        <source>Ctrl+arrows</source>
        <translation>Strg+Pfeile</translation>
    </message>
    <message>
        <source>Current and prior side by side</source>
        <translation>Aktuelle und Voraufnahme nebeneinander</translation>
    </message>
    <message>
        <source>Current and registered prior in turn, in the same place</source>
        <translation>Aktuelle und registrierte Voraufnahme im Wechsel, am selben Ort</translation>
    </message>
    <message>
        <source>Current or prior</source>
        <translation>Aktuell oder Voraufnahme</translation>
    </message>
    <message>
        <source>DICOM (*.dcm)</source>
        <translation>DICOM (*.dcm)</translation>
    </message>
    <message>
        <source>DICOM, PNG or JPEG; a ZIP or DICOMDIR is added as a whole</source>
        <translation>DICOM, PNG oder JPEG; ein ZIP oder DICOMDIR kommt als Ganzes dazu</translation>
    </message>
    <message>
        <source>DICOMweb address</source>
        <translation>DICOMweb-Adresse</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Default options</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Degrees are approximate. Assumed: {assumed}.</source>
        <translation>Gradangaben sind Näherungen. Angenommen: {assumed}.</translation>
    </message>
    <message>
        <source>Degrees are approximate. Assumed: {assumed}. Enter it in the Gaze panel.</source>
        <translation>Gradangaben sind Näherungen. Angenommen: {assumed}. Im Feld „Blick“ eintragen.</translation>
    </message>
    <message>
        <source>Degrees of visual angle rest on these. Measure the picture, not the frame.</source>
        <translation>Darauf beruhen die Grade des Sehwinkels. Messen Sie das Bild, nicht den Rahmen.</translation>
    </message>
    <message>
        <source>Delete all measurements</source>
        <translation>Alle Messungen löschen</translation>
    </message>
    <message>
        <source>Delete every measurement on this image</source>
        <translation>Jede Messung auf diesem Bild löschen</translation>
    </message>
    <message>
        <source>Delete measurement</source>
        <translation>Messung löschen</translation>
    </message>
    <message>
        <source>Delete the chosen measurement</source>
        <translation>Die gewählte Messung löschen</translation>
    </message>
    <message>
        <source>Delete: {kind}</source>
        <translation>Löschen: {kind}</translation>
    </message>
    <message>
        <source>Demo models</source>
        <translation>Demomodelle</translation>
    </message>
    <message>
        <source>Demonstration: not kept for research</source>
        <translation>Vorführung: nicht für die Forschung behalten</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenzbild</translation>
    </message>
    <message>
        <source>Do not take small shifts for change.</source>
        <translation>Halten Sie kleine Verschiebungen nicht für Veränderung.</translation>
    </message>
    <message>
        <source>Dock everything</source>
        <translation>Alles andocken</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwerfen</translation>
    </message>
    <message>
        <source>Draft again</source>
        <translation>Neu entwerfen</translation>
    </message>
    <message>
        <source>Draft report</source>
        <translation>Bericht entwerfen</translation>
    </message>
    <message>
        <source>Draft the report without and with gaze</source>
        <translation>Den Bericht ohne und mit Blick entwerfen</translation>
    </message>
    <message>
        <source>Draft the report without and with gaze (Ctrl+R)</source>
        <translation>Den Bericht ohne und mit Blick entwerfen (Strg+R)</translation>
    </message>
    <message>
        <source>Draft with the whole recording again</source>
        <translation>Wieder mit der ganzen Aufzeichnung entwerfen</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Drag over the image: a rectangle (Esc ends)</source>
        <translation>Über das Bild ziehen: ein Rechteck (Esc beendet)</translation>
    </message>
    <message>
        <source>Drag over the image: an ellipse (Esc ends)</source>
        <translation>Über das Bild ziehen: eine Ellipse (Esc beendet)</translation>
    </message>
    <message>
        <source>Drag over the part that is to be seen best.</source>
        <translation>Ziehen Sie über den Teil, der am besten zu sehen sein soll.</translation>
    </message>
    <message>
        <source>Drag: choose a stretch of gaze.  Click: go there.  Double click: whole recording</source>
        <translation>Ziehen: einen Blickabschnitt wählen.  Klick: dorthin springen.  Doppelklick: ganze Aufzeichnung</translation>
    </message>
    <message>
        <source>Draw a line whose length you know</source>
        <translation>Eine Linie zeichnen, deren Länge Sie kennen</translation>
    </message>
    <message>
        <source>Draw a region: window and level follow its values</source>
        <translation>Eine Region zeichnen: Fenster und Level folgen ihren Werten</translation>
    </message>
    <message>
        <source>Draw the next sampled scanpath</source>
        <translation>Den nächsten gezogenen Blickpfad zeichnen</translation>
    </message>
    <message>
        <source>Draw the thorax&apos;s and the heart&apos;s width (Shift+J proposes them)</source>
        <translation>Breite von Thorax und Herz einzeichnen (Umschalt+J schlägt sie vor)</translation>
    </message>
    <message>
        <source>Draw: {shape}</source>
        <translation>Zeichnen: {shape}</translation>
    </message>
    <message>
        <source>Drift check</source>
        <translation>Driftprüfung</translation>
    </message>
    <message>
        <source>Drop a radiograph here, or open one with Ctrl+O.
DICOM, PNG or JPEG.</source>
        <translation>Ziehen Sie eine Röntgenaufnahme hierher oder öffnen Sie eine mit Strg+O.
DICOM, PNG oder JPEG.</translation>
    </message>
    <message>
        <source>Dwell</source>
        <translation>Verweildauer</translation>
    </message>
    <message>
        <source>Each its own colours</source>
        <translation>Jede mit eigenen Farben</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Edit sentence</source>
        <translation>Satz ändern</translation>
    </message>
    <message>
        <source>Edit the sentence</source>
        <translation>Satz ändern</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Encrypt new recordings</source>
        <translation>Neue Aufzeichnungen verschlüsseln</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter a name for it.</source>
        <translation>Geben Sie einen Namen dafür ein.</translation>
    </message>
    <message>
        <source>Enter finds films of which a part fits the words</source>
        <translation>Enter findet Aufnahmen, von denen ein Teil zu den Wörtern passt</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves it as it was</source>
        <translation>Enter behält ihn, Esc lässt ihn, wie er war</translation>
    </message>
    <message>
        <source>Enter width and height, or neither.</source>
        <translation>Geben Sie Breite und Höhe ein oder keines von beiden.</translation>
    </message>
    <message>
        <source>Entering calibration.</source>
        <translation>Kalibrierung wird begonnen.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Erase this recording from the disk</source>
        <translation>Diese Aufzeichnung vom Datenträger löschen</translation>
    </message>
    <message>
        <source>Erase this recording? It cannot be brought back.</source>
        <translation>Diese Aufzeichnung löschen? Sie lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Erase {text}</source>
        <translation>{text} löschen</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Every command by section</source>
        <translation>Jeder Befehl nach Abschnitten</translation>
    </message>
    <message>
        <source>Every measuring tool</source>
        <translation>Jedes Messwerkzeug</translation>
    </message>
    <message>
        <source>Every place that predicted readers look at for {what} was fixated.</source>
        <translation>Jeder Ort, den vorhergesagte Befunder für {what} ansehen, wurde fixiert.</translation>
    </message>
    <message>
        <source>Every radiograph in it comes into the list</source>
        <translation>Jede Röntgenaufnahme darin kommt in die Liste</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Explain phrase</source>
        <translation>Begriff erklären</translation>
    </message>
    <message>
        <source>Explain the chosen finding or phrase</source>
        <translation>Den gewählten Befund oder Begriff erklären</translation>
    </message>
    <message>
        <source>Explain {finding}</source>
        <translation>{finding} erklären</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>Export as DICOM…</source>
        <translation>Als DICOM exportieren…</translation>
    </message>
    <message>
        <source>Export as PDF without identity…</source>
        <translation>Als PDF ohne Identität exportieren…</translation>
    </message>
    <message>
        <source>Export as PDF…</source>
        <translation>Als PDF exportieren…</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Bericht exportieren…</translation>
    </message>
    <message>
        <source>Export the areas</source>
        <translation>Gebiete exportieren</translation>
    </message>
    <message>
        <source>Export the reading</source>
        <translation>Befundung exportieren</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Eye distance</source>
        <translation>Augenabstand</translation>
    </message>
    <message>
        <source>Eye tracker</source>
        <translation>Eyetracker</translation>
    </message>
    <message>
        <source>Eye tracker, recordings, quality</source>
        <translation>Eyetracker, Aufzeichnungen, Qualität</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Fetch the chosen study into the library</source>
        <translation>Die gewählte Untersuchung in die Bibliothek holen</translation>
    </message>
    <message>
        <source>Fetching {patient_name}</source>
        <translation>{patient_name} wird geholt</translation>
    </message>
    <message>
        <source>Fewer changes a second</source>
        <translation>Weniger Wechsel pro Sekunde</translation>
    </message>
    <message>
        <source>Figures (*.png *.svg *.pdf)</source>
        <translation>Abbildungen (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Fill the screen with a test pattern; arrows change it</source>
        <translation>Den Bildschirm mit einem Testbild füllen; Pfeiltasten wechseln es</translation>
    </message>
    <message>
        <source>Film {film}; {by}; seed {seed}</source>
        <translation>Aufnahme {film}; {by}; Startwert {seed}</translation>
    </message>
    <message>
        <source>Films go to {elsewhere}: {device}, {models}</source>
        <translation>Aufnahmen gehen an {elsewhere}: {device}, {models}</translation>
    </message>
    <message>
        <source>Films leave this machine. The end of an SSH forwarding to radgaze serve: localhost:7333, or the path of a socket</source>
        <translation>Aufnahmen verlassen diesen Rechner. Das Ende einer SSH-Weiterleitung zu radgaze serve: localhost:7333 oder der Pfad eines Sockets</translation>
    </message>
    <message>
        <source>Films leave this machine: to {elsewhere}.</source>
        <translation>Aufnahmen verlassen diesen Rechner: an {elsewhere}.</translation>
    </message>
    <message>
        <source>Films of the library that are like this one, a sentence, or what you looked at</source>
        <translation>Aufnahmen der Bibliothek, die dieser, einem Satz oder dem ähneln, was Sie ansahen</translation>
    </message>
    <message>
        <source>Films of which a part fits the words</source>
        <translation>Aufnahmen, von denen ein Teil zu den Wörtern passt</translation>
    </message>
    <message>
        <source>Films of which a part is like what the chosen stretch of gaze dwelt on</source>
        <translation>Aufnahmen, von denen ein Teil dem ähnelt, worauf der gewählte Blickabschnitt verweilte</translation>
    </message>
    <message>
        <source>Films that archives and modalities send to this computer arrive in the list of studies</source>
        <translation>Aufnahmen, die Archive und Geräte an diesen Rechner senden, kommen in die Untersuchungsliste</translation>
    </message>
    <message>
        <source>Films that are like this one as a whole</source>
        <translation>Aufnahmen, die dieser als ganze ähneln</translation>
    </message>
    <message>
        <source>Films that are sent here arrive in the list of studies (Ctrl+Shift+R)</source>
        <translation>Aufnahmen, die hierher gesendet werden, kommen in die Untersuchungsliste (Strg+Umschalt+R)</translation>
    </message>
    <message>
        <source>Filter and order of the studies</source>
        <translation>Filter und Reihenfolge der Untersuchungen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find by</source>
        <translation>Suchen nach</translation>
    </message>
    <message>
        <source>Find devices</source>
        <translation>Geräte suchen</translation>
    </message>
    <message>
        <source>Find similar films</source>
        <translation>Ähnliche Aufnahmen finden</translation>
    </message>
    <message>
        <source>Finding probabilities without and with gaze</source>
        <translation>Wahrscheinlichkeiten der Befunde ohne und mit Blick</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Findings of the model</source>
        <translation>Befunde des Modells</translation>
    </message>
    <message>
        <source>Findings with probabilities</source>
        <translation>Befunde mit Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Findings, seen / not seen, report</source>
        <translation>Befunde, gesehen / nicht gesehen, Bericht</translation>
    </message>
    <message>
        <source>Findings: click or Enter explains one</source>
        <translation>Befunde: Klick oder Enter erklärt einen</translation>
    </message>
    <message>
        <source>First after</source>
        <translation>Zuerst nach</translation>
    </message>
    <message>
        <source>First screen</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>First steps, the window, films, gaze, comparing, archives</source>
        <translation>Erste Schritte, das Fenster, Aufnahmen, Blick, Vergleichen, Archive</translation>
    </message>
    <message>
        <source>First: {refused}.</source>
        <translation>Zuerst: {refused}.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fixation cross</source>
        <translation>Fixationskreuz</translation>
    </message>
    <message>
        <source>Fixation cross before a recording</source>
        <translation>Fixationskreuz vor einer Aufzeichnung</translation>
    </message>
    <message>
        <source>Fixation detector</source>
        <translation>Fixationsdetektor</translation>
    </message>
    <message>
        <source>Fixations</source>
        <translation>Fixationen</translation>
    </message>
    <message>
        <source>Fixations in it</source>
        <translation>Fixationen darin</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Float or dock the prior</source>
        <translation>Voraufnahme lösen oder andocken</translation>
    </message>
    <message>
        <source>Float or dock this panel</source>
        <translation>Dieses Feld lösen oder andocken</translation>
    </message>
    <message>
        <source>Fold or unfold the result panel</source>
        <translation>Das Ergebnisfeld ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Fold or unfold the study list</source>
        <translation>Die Untersuchungsliste ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Fold or unfold the timeline</source>
        <translation>Die Zeitleiste ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Folder for the DICOM objects</source>
        <translation>Ordner für die DICOM-Objekte</translation>
    </message>
    <message>
        <source>Folder for the gaze report</source>
        <translation>Ordner für den Blickbericht</translation>
    </message>
    <message>
        <source>Forward 5 s</source>
        <translation>5 s vor</translation>
    </message>
    <message>
        <source>Found: {found}</source>
        <translation>Gefunden: {found}</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Speicher freigeben</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>From map</source>
        <translation>Aus Karte</translation>
    </message>
    <message>
        <source>From stored values to grey, in the order in which it is done.</source>
        <translation>Von gespeicherten Werten zu Grau, in der Reihenfolge der Schritte.</translation>
    </message>
    <message>
        <source>From the eyes to the screen</source>
        <translation>Von den Augen bis zum Bildschirm</translation>
    </message>
    <message>
        <source>From the eyes to the screen, mm</source>
        <translation>Von den Augen bis zum Bildschirm, mm</translation>
    </message>
    <message>
        <source>From the first sight of the image to the first fixation in it</source>
        <translation>Vom ersten Sehen des Bildes bis zur ersten Fixation darin</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Full screen on or off</source>
        <translation>Vollbild ein oder aus</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Blick</translation>
    </message>
    <message>
        <source>Gaze analysis</source>
        <translation>Blickanalyse</translation>
    </message>
    <message>
        <source>Gaze analysis…</source>
        <translation>Blickanalyse…</translation>
    </message>
    <message>
        <source>Gaze and AI keep to the main image.</source>
        <translation>Blick und KI bleiben beim Hauptbild.</translation>
    </message>
    <message>
        <source>Gaze as read</source>
        <translation>Blick im Original</translation>
    </message>
    <message>
        <source>Gaze now</source>
        <translation>Blick jetzt</translation>
    </message>
    <message>
        <source>Gaze over the image</source>
        <translation>Blick über dem Bild</translation>
    </message>
    <message>
        <source>Gaze over time</source>
        <translation>Blick über die Zeit</translation>
    </message>
    <message>
        <source>Gaze quality</source>
        <translation>Blickqualität</translation>
    </message>
    <message>
        <source>Gaze report: {folder}</source>
        <translation>Blickbericht: {folder}</translation>
    </message>
    <message>
        <source>Gaze strength</source>
        <translation>Stärke des Blicks</translation>
    </message>
    <message>
        <source>Go back 5 s in the recording</source>
        <translation>In der Aufzeichnung 5 s zurückgehen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on 5 s in the recording</source>
        <translation>In der Aufzeichnung 5 s vorgehen</translation>
    </message>
    <message>
        <source>Good enough</source>
        <translation>Gut genug</translation>
    </message>
    <message>
        <source>Good.{said}</source>
        <translation>Gut.{said}</translation>
    </message>
    <message>
        <source>Hang</source>
        <translation>Hängung</translation>
    </message>
    <message>
        <source>Hanging protocol…</source>
        <translation>Hängeprotokoll…</translation>
    </message>
    <message>
        <source>Head position</source>
        <translation>Kopfposition</translation>
    </message>
    <message>
        <source>Heatmap of own gaze</source>
        <translation>Heatmap des eigenen Blicks</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Height of the picture</source>
        <translation>Höhe des Bildes</translation>
    </message>
    <message>
        <source>Height of the picture, mm</source>
        <translation>Höhe des Bildes in mm</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Hide everything</source>
        <translation>Alles verbergen</translation>
    </message>
    <message>
        <source>Hide overlays and corner texts; again to bring them back</source>
        <translation>Überlagerungen und Ecktexte verbergen; noch einmal holt sie zurück</translation>
    </message>
    <message>
        <source>How archives reach this computer</source>
        <translation>Wie Archive diesen Rechner erreichen</translation>
    </message>
    <message>
        <source>How fixations are found, for this table and the report</source>
        <translation>Wie Fixationen gefunden werden, für diese Tabelle und den Bericht</translation>
    </message>
    <message>
        <source>How long a cross stands where the film will be; 0 for none</source>
        <translation>Wie lange ein Kreuz steht, wo die Aufnahme sein wird; 0 für keines</translation>
    </message>
    <message>
        <source>How long is this line of {length_px:.0f} px in millimetres? All lengths on this image then say that they rest on it.</source>
        <translation>Wie lang ist diese Linie von {length_px:.0f} px in Millimetern? Alle Längen auf diesem Bild nennen dann, dass sie darauf beruhen.</translation>
    </message>
    <message>
        <source>How many scanpaths are sampled</source>
        <translation>Wie viele Blickpfade gezogen werden</translation>
    </message>
    <message>
        <source>How strongly gaze steers the draft: 0 not at all, 1 as trained</source>
        <translation>Wie stark der Blick den Entwurf lenkt: 0 gar nicht, 1 wie trainiert</translation>
    </message>
    <message>
        <source>How strongly the map covers the image (O, Shift+O)</source>
        <translation>Wie stark die Karte das Bild bedeckt (O, Umschalt+O)</translation>
    </message>
    <message>
        <source>How strongly the maps cover the film</source>
        <translation>Wie stark die Karten die Aufnahme bedecken</translation>
    </message>
    <message>
        <source>Hung: {name}   Shift+U says why</source>
        <translation>Gehängt: {name}   Umschalt+U sagt warum</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Ich bin einverstanden</translation>
    </message>
    <message>
        <source>I agree that my gaze is recorded for this purpose</source>
        <translation>Ich bin einverstanden, dass mein Blick zu diesem Zweck aufgezeichnet wird</translation>
    </message>
    <message>
        <source>I am the facilitator; the reader has agreed to this on paper</source>
        <translation>Ich leite die Erhebung; der Befunder hat auf Papier eingewilligt</translation>
    </message>
    <message>
        <source>I have read and accept this licence</source>
        <translation>Ich habe diese Lizenz gelesen und nehme sie an</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>In the list of studies; the patient on the screen stays.</source>
        <translation>In der Untersuchungsliste; der Patient auf dem Bildschirm bleibt.</translation>
    </message>
    <message>
        <source>Interpreter of the tracker host</source>
        <translation>Interpreter des Tracker-Prozesses</translation>
    </message>
    <message>
        <source>Interpreter of the worker</source>
        <translation>Interpreter des Workers</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Invertieren</translation>
    </message>
    <message>
        <source>It can be read, but nothing is kept.</source>
        <translation>Sie kann gelesen werden, aber nichts wird behalten.</translation>
    </message>
    <message>
        <source>It draws the eyes: leave it off for readers whose gaze matters</source>
        <translation>Er zieht den Blick an: für Befunder, deren Blick zählt, ausgeschaltet lassen</translation>
    </message>
    <message>
        <source>It is not used. </source>
        <translation>Sie wird nicht verwendet. </translation>
    </message>
    <message>
        <source>It is started again; unfinished jobs can be run again where their result would be.</source>
        <translation>Er wird neu gestartet; offene Aufträge lassen sich dort erneut ausführen, wo ihr Ergebnis stehen würde.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Sie wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Its files at {path} stay where they are.</source>
        <translation>Seine Dateien in {path} bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Its files lie in {folder}.</source>
        <translation>Die Dateien liegen in {folder}.</translation>
    </message>
    <message>
        <source>Its files, RadGaze&apos;s own copy at {path}, are deleted.</source>
        <translation>Seine Dateien, die eigene Kopie von RadGaze in {path}, werden gelöscht.</translation>
    </message>
    <message>
        <source>Its folder holds no licence text. Its card names: {licence}.</source>
        <translation>Sein Ordner enthält keinen Lizenztext. Seine Karte nennt: {licence}.</translation>
    </message>
    <message>
        <source>Its licence cannot be read: {strerror}.</source>
        <translation>Seine Lizenz kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>Its name; double click or F2 to change it</source>
        <translation>Sein Name; Doppelklick oder F2 ändert ihn</translation>
    </message>
    <message>
        <source>Keep it as not accepted, and leave</source>
        <translation>Als nicht angenommen behalten und verlassen</translation>
    </message>
    <message>
        <source>Keep it with what is recorded from now on (Enter)</source>
        <translation>Mit allem behalten, was ab jetzt aufgezeichnet wird (Enter)</translation>
    </message>
    <message>
        <source>Keep it, marked as accepted by you</source>
        <translation>Behalten, als von Ihnen angenommen vermerkt</translation>
    </message>
    <message>
        <source>Kept in {settings_path}</source>
        <translation>Gespeichert in {settings_path}</translation>
    </message>
    <message>
        <source>Key image</source>
        <translation>Schlüsselbild</translation>
    </message>
    <message>
        <source>Key object selection</source>
        <translation>Schlüsselobjektauswahl (Key Object Selection)</translation>
    </message>
    <message>
        <source>Key of the other machine</source>
        <translation>Schlüssel des anderen Rechners</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Tasten und Maus</translation>
    </message>
    <message>
        <source>Keys can be changed in the settings (Ctrl+,).</source>
        <translation>Tasten lassen sich in den Einstellungen ändern (Strg+,).</translation>
    </message>
    <message>
        <source>Keys in settings.toml, table [shortcuts], that are not used: {words}.</source>
        <translation>Tasten in settings.toml, Tabelle [shortcuts], die nicht benutzt werden: {words}.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Large left pleural effusion</source>
        <translation>Englisch: Large left pleural effusion</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Largest object that is taken</source>
        <translation>Größtes Objekt, das angenommen wird</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Later film</source>
        <translation>Spätere Aufnahme</translation>
    </message>
    <message>
        <source>Lay the prior onto the current image</source>
        <translation>Die Voraufnahme auf das aktuelle Bild legen</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>Verlassen (Esc)</translation>
    </message>
    <message>
        <source>Leave it as it is (Esc)</source>
        <translation>So lassen, wie es ist (Esc)</translation>
    </message>
    <message>
        <source>Leave the replay and show the whole scanpath (Shift+X)</source>
        <translation>Die Wiedergabe verlassen und den ganzen Blickpfad zeigen (Umschalt+X)</translation>
    </message>
    <message>
        <source>Leave the replay, show the whole scanpath</source>
        <translation>Die Wiedergabe verlassen, den ganzen Blickpfad zeigen</translation>
    </message>
    <message>
        <source>Leave the report unsigned (Esc)</source>
        <translation>Bericht unsigniert lassen (Esc)</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>Links ziehen</translation>
    </message>
    <message>
        <source>Left drag changes window and level</source>
        <translation>Links ziehen ändert Fenster und Level</translation>
    </message>
    <message>
        <source>Left drag moves the image</source>
        <translation>Links ziehen verschiebt das Bild</translation>
    </message>
    <message>
        <source>Left drag paints where gaze is to have dwelt; the draft with gaze follows</source>
        <translation>Links ziehen malt, wo der Blick verweilt haben soll; der Entwurf mit Blick folgt</translation>
    </message>
    <message>
        <source>Left drag takes gaze away; the draft with gaze follows</source>
        <translation>Links ziehen nimmt Blick weg; der Entwurf mit Blick folgt</translation>
    </message>
    <message>
        <source>Left drag zooms</source>
        <translation>Links ziehen zoomt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Left out: {left_out}.</source>
        <translation>Ausgelassen: {left_out}.</translation>
    </message>
    <message>
        <source>Lens: {times:g} times, {word} px wide</source>
        <translation>Lupe: {times:g}fach, {word} px breit</translation>
    </message>
    <message>
        <source>Levels and luminances, as `radgaze display` reads them; grey values then go through it</source>
        <translation>Stufen und Leuchtdichten, wie `radgaze display` sie liest; Grauwerte laufen dann durch sie</translation>
    </message>
    <message>
        <source>Library: {warnings}.{more}</source>
        <translation>Bibliothek: {warnings}.{more}</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Licence of {model_id}</source>
        <translation>Lizenz von {model_id}</translation>
    </message>
    <message>
        <source>Licence…</source>
        <translation>Lizenz…</translation>
    </message>
    <message>
        <source>Light of the room on the screen</source>
        <translation>Licht des Raums auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Light panels for lecture halls; the film keeps its dark surround</source>
        <translation>Helle Felder für Hörsäle; die Aufnahme behält ihre dunkle Umgebung</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Light, for lecture halls</source>
        <translation>Hell, für Hörsäle</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Gekoppelt</translation>
    </message>
    <message>
        <source>Load areas</source>
        <translation>Gebiete laden</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Log and files</source>
        <translation>Protokoll und Dateien</translation>
    </message>
    <message>
        <source>Log, without patient data</source>
        <translation>Protokoll, ohne Patientendaten</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>Look at each target until it moves on. It shrinks: look at its middle. Afterwards other targets show how good the calibration is.</source>
        <translation>Sehen Sie jedes Ziel an, bis es weiterwandert. Es schrumpft: Sehen Sie auf seine Mitte. Danach zeigen andere Ziele, wie gut die Kalibrierung ist.</translation>
    </message>
    <message>
        <source>Look at one target: how far gaze is off now</source>
        <translation>Auf ein Ziel sehen: wie weit der Blick jetzt danebenliegt</translation>
    </message>
    <message>
        <source>Look at the cross; the recording begins when it goes. Esc cancels.</source>
        <translation>Sehen Sie auf das Kreuz; die Aufzeichnung beginnt, wenn es verschwindet. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Look at the models&apos; folder, then start it again.</source>
        <translation>Sehen Sie im Ordner der Modelle nach, dann starten Sie ihn erneut.</translation>
    </message>
    <message>
        <source>Look for devices</source>
        <translation>Nach Geräten suchen</translation>
    </message>
    <message>
        <source>Looked at by predicted readers for {what}, not fixated by you:</source>
        <translation>Für {what} von vorhergesagten Befundern angesehen, von Ihnen nicht fixiert:</translation>
    </message>
    <message>
        <source>Looking for them.</source>
        <translation>Sie werden gesucht.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Lost samples at most</source>
        <translation>Verlorene Abtastwerte höchstens</translation>
    </message>
    <message>
        <source>Lung and heart outlines</source>
        <translation>Umrisse von Lunge und Herz</translation>
    </message>
    <message>
        <source>MATEX</source>
        <translation>MATEX</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>Magnifier: larger</source>
        <translation>Lupe: größer</translation>
    </message>
    <message>
        <source>Magnifier: stronger</source>
        <translation>Lupe: stärker</translation>
    </message>
    <message>
        <source>Make films ready to be found by their likeness</source>
        <translation>Aufnahmen für die Ähnlichkeitssuche vorbereiten</translation>
    </message>
    <message>
        <source>Make room or check the rights of {folder}.</source>
        <translation>Schaffen Sie Platz oder prüfen Sie die Rechte von {folder}.</translation>
    </message>
    <message>
        <source>Make room or check the rights, then try again; closing now loses it.</source>
        <translation>Schaffen Sie Platz oder prüfen Sie die Rechte, dann versuchen Sie es erneut; jetzt zu schließen verliert es.</translation>
    </message>
    <message>
        <source>Make sure that both are of the same patient.</source>
        <translation>Vergewissern Sie sich, dass beide von demselben Patienten sind.</translation>
    </message>
    <message>
        <source>Make the list of studies again from the library&apos;s folders</source>
        <translation>Die Untersuchungsliste aus den Ordnern der Bibliothek neu aufbauen</translation>
    </message>
    <message>
        <source>Make the undone change again</source>
        <translation>Die zurückgenommene Änderung wieder machen</translation>
    </message>
    <message>
        <source>Map less opaque</source>
        <translation>Karte durchsichtiger</translation>
    </message>
    <message>
        <source>Map more opaque</source>
        <translation>Karte deckender</translation>
    </message>
    <message>
        <source>Map over the image</source>
        <translation>Karte über dem Bild</translation>
    </message>
    <message>
        <source>Map shown; no gaze recorded.</source>
        <translation>Karte gezeigt; kein Blick aufgezeichnet.</translation>
    </message>
    <message>
        <source>Mark as key image</source>
        <translation>Als Schlüsselbild markieren</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Mark this image as a key image</source>
        <translation>Dieses Bild als Schlüsselbild markieren</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean heatmap of predicted scanpaths</source>
        <translation>Mittlere Heatmap der Pfade</translation>
    </message>
    <message>
        <source>Mean, deviation and area of a rectangle</source>
        <translation>Mittelwert, Abweichung und Fläche eines Rechtecks</translation>
    </message>
    <message>
        <source>Mean, deviation and area of an ellipse</source>
        <translation>Mittelwert, Abweichung und Fläche einer Ellipse</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measure a length; it says what its spacing rests on</source>
        <translation>Eine Länge messen; es sagt, worauf der Pixelabstand beruht</translation>
    </message>
    <message>
        <source>Measure an angle at a vertex</source>
        <translation>Einen Winkel an einem Scheitel messen</translation>
    </message>
    <message>
        <source>Measure how good the gaze is now</source>
        <translation>Messen, wie gut der Blick jetzt ist</translation>
    </message>
    <message>
        <source>Measure on other targets (Enter)</source>
        <translation>An anderen Zielen messen (Enter)</translation>
    </message>
    <message>
        <source>Measure on the current image, or on the prior beside it (Shift+2).</source>
        <translation>Messen Sie auf dem aktuellen Bild oder auf der Voraufnahme daneben (Umschalt+2).</translation>
    </message>
    <message>
        <source>Measure on the pane where it is read.</source>
        <translation>Messen Sie in dem Bildfeld, in dem sie befundet wird.</translation>
    </message>
    <message>
        <source>Measure the angle between two end plates</source>
        <translation>Den Winkel zwischen zwei Deckplatten messen</translation>
    </message>
    <message>
        <source>Measured curve of the screen</source>
        <translation>Gemessene Kurve des Bildschirms</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Methods side by side</source>
        <translation>Methoden nebeneinander</translation>
    </message>
    <message>
        <source>Middle or Space drag</source>
        <translation>Mitte oder Leertaste ziehen</translation>
    </message>
    <message>
        <source>Mirror the image left to right</source>
        <translation>Das Bild von links nach rechts spiegeln</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>Model folders</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>Model for each task</source>
        <translation>Modell für jede Aufgabe</translation>
    </message>
    <message>
        <source>Model for {title}</source>
        <translation>Modell für {title}</translation>
    </message>
    <message>
        <source>Model: {title}</source>
        <translation>Modell: {title}</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Models and notices</source>
        <translation>Modelle und Hinweise</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More changes a second</source>
        <translation>Mehr Wechsel pro Sekunde</translation>
    </message>
    <message>
        <source>More targets take longer and fit the screen&apos;s corners better</source>
        <translation>Mehr Ziele dauern länger und passen besser zu den Ecken des Bildschirms</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Move back a little.{said}</source>
        <translation>Etwas weiter zurück.{said}</translation>
    </message>
    <message>
        <source>Move it beside the image, or dock it (Ctrl+Shift+0).</source>
        <translation>Schieben Sie es neben das Bild oder docken Sie es an (Strg+Umschalt+0).</translation>
    </message>
    <message>
        <source>Move to the {word}.{said}</source>
        <translation>Weiter nach {word}.{said}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name as DICOM writes it, Family^Given; * and ? are wildcards</source>
        <translation>Name wie in DICOM, Nachname^Vorname; * und ? sind Platzhalter</translation>
    </message>
    <message>
        <source>Name of a new archive</source>
        <translation>Name eines neuen Archivs</translation>
    </message>
    <message>
        <source>Name of the hanging protocol. It is used for images like these from now on.</source>
        <translation>Name des Hängeprotokolls. Es wird ab jetzt für solche Bilder benutzt.</translation>
    </message>
    <message>
        <source>Name or IP address, for DICOM</source>
        <translation>Name oder IP-Adresse, für DICOM</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Next sampled scanpath</source>
        <translation>Nächster gezogener Blickpfad</translation>
    </message>
    <message>
        <source>Next study</source>
        <translation>Nächste Untersuchung</translation>
    </message>
    <message>
        <source>No anatomical prior in the phrase.</source>
        <translation>Kein anatomisches Vorwissen im Begriff.</translation>
    </message>
    <message>
        <source>No archive is set up. Add one in the settings (Ctrl+,), page Archives.</source>
        <translation>Kein Archiv ist eingerichtet. Fügen Sie eines in den Einstellungen hinzu (Strg+,), Seite „Archive“.</translation>
    </message>
    <message>
        <source>No difference without a registration, and it failed: {why}.</source>
        <translation>Kein Differenzbild ohne Registrierung, und die schlug fehl: {why}.</translation>
    </message>
    <message>
        <source>No eye is seen.</source>
        <translation>Kein Auge zu sehen.</translation>
    </message>
    <message>
        <source>No gaze was recorded on this film.</source>
        <translation>Auf dieser Aufnahme wurde kein Blick aufgezeichnet.</translation>
    </message>
    <message>
        <source>No gaze was recorded on this film: record some (R), or ask by the image.</source>
        <translation>Auf dieser Aufnahme wurde kein Blick aufgezeichnet: Zeichnen Sie ihn auf (R) oder fragen Sie nach dem Bild.</translation>
    </message>
    <message>
        <source>No hanging protocol fits this image.</source>
        <translation>Kein Hängeprotokoll passt zu diesem Bild.</translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation>Kein Bild ist offen.</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>No key image</source>
        <translation>Kein Schlüsselbild</translation>
    </message>
    <message>
        <source>No lungs and heart were found as on a frontal film.</source>
        <translation>Lungen und Herz wurden nicht wie auf einer frontalen Aufnahme gefunden.</translation>
    </message>
    <message>
        <source>No other film of the library is ready yet.</source>
        <translation>Noch ist keine andere Aufnahme der Bibliothek bereit.</translation>
    </message>
    <message>
        <source>No prior is shown: Shift+2 shows one</source>
        <translation>Keine Voraufnahme zu sehen: Umschalt+2 zeigt eine</translation>
    </message>
    <message>
        <source>No prior of this patient in the library.
Drop a radiograph here, or right click a study and choose “Show as prior”.</source>
        <translation>Keine Voraufnahme dieses Patienten in der Bibliothek.
Ziehen Sie eine Aufnahme hierher oder wählen Sie mit Rechtsklick auf eine Untersuchung „Als Voraufnahme zeigen“.</translation>
    </message>
    <message>
        <source>No report yet. A draft is written here on request; or write it yourself in the Report tab.</source>
        <translation>Noch kein Bericht. Ein Entwurf wird auf Anfrage hier geschrieben; oder schreiben Sie ihn selbst unter „Bericht“.</translation>
    </message>
    <message>
        <source>No study matches.</source>
        <translation>Keine Untersuchung passt.</translation>
    </message>
    <message>
        <source>None yet. R records, after your consent.</source>
        <translation>Noch keine. R zeichnet auf, nach Ihrer Einwilligung.</translation>
    </message>
    <message>
        <source>Not changed: this study is open in another RadGaze window.</source>
        <translation>Nicht geändert: Diese Untersuchung ist in einem anderen RadGaze-Fenster offen.</translation>
    </message>
    <message>
        <source>Not changed: {label} is open in another RadGaze window.</source>
        <translation>Nicht geändert: {label} ist in einem anderen RadGaze-Fenster offen.</translation>
    </message>
    <message>
        <source>Not changed: {why}</source>
        <translation>Nicht geändert: {why}</translation>
    </message>
    <message>
        <source>Not drafted yet.</source>
        <translation>Noch nicht entworfen.</translation>
    </message>
    <message>
        <source>Not good enough</source>
        <translation>Nicht gut genug</translation>
    </message>
    <message>
        <source>Not kept: {why}</source>
        <translation>Nicht behalten: {why}</translation>
    </message>
    <message>
        <source>Not on the disk: {lost}.</source>
        <translation>Nicht auf dem Datenträger: {lost}.</translation>
    </message>
    <message>
        <source>Not sent: {kind}: {why}.</source>
        <translation>Nicht gesendet: {kind}: {why}.</translation>
    </message>
    <message>
        <source>Nothing can be drawn here: this is not the film itself.</source>
        <translation>Hier kann nicht gezeichnet werden: Das ist nicht die Aufnahme selbst.</translation>
    </message>
    <message>
        <source>Nothing hangs here.</source>
        <translation>Hier hängt nichts.</translation>
    </message>
    <message>
        <source>Nothing is received: {reason}.</source>
        <translation>Nichts wird empfangen: {reason}.</translation>
    </message>
    <message>
        <source>Nothing is stored without this</source>
        <translation>Ohne dies wird nichts gespeichert</translation>
    </message>
    <message>
        <source>Nothing leaves this machine unless you set up an archive or models on another machine. Gaze is recorded only when you press Record, after consent.</source>
        <translation>Nichts verlässt diesen Rechner, solange Sie kein Archiv und keine Modelle auf einem anderen Rechner einrichten. Der Blick wird nur aufgezeichnet, wenn Sie „Aufzeichnen“ drücken, nach Einwilligung.</translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation>Noch wurde nichts gefragt.</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>Nichts wurde exportiert.</translation>
    </message>
    <message>
        <source>Nothing was logged yet.</source>
        <translation>Es wurde noch nichts protokolliert.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Nothing was written: another film was opened meanwhile.</source>
        <translation>Nichts wurde geschrieben: Inzwischen wurde eine andere Aufnahme geöffnet.</translation>
    </message>
    <message>
        <source>Number of targets</source>
        <translation>Zahl der Ziele</translation>
    </message>
    <message>
        <source>On the disk, with a key that the operating system keeps for this user; nobody else can read them</source>
        <translation>Auf dem Datenträger, mit einem Schlüssel, den das Betriebssystem für diesen Benutzer verwahrt; niemand sonst kann sie lesen</translation>
    </message>
    <message>
        <source>One folder a line; each holds folders with a model.toml</source>
        <translation>Ein Ordner pro Zeile; jeder enthält Ordner mit einer model.toml</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>Ein Bild</translation>
    </message>
    <message>
        <source>One image pixel on one screen pixel</source>
        <translation>Ein Bildpixel auf einem Bildschirmpixel</translation>
    </message>
    <message>
        <source>One scale</source>
        <translation>Eine Skala</translation>
    </message>
    <message>
        <source>Only one eye is seen.{said}</source>
        <translation>Nur ein Auge zu sehen.{said}</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Opacity of the map</source>
        <translation>Deckkraft der Karte</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a radiograph</source>
        <translation>Röntgenaufnahme öffnen</translation>
    </message>
    <message>
        <source>Open a radiograph (DICOM, PNG, JPEG)</source>
        <translation>Röntgenaufnahme öffnen (DICOM, PNG, JPEG)</translation>
    </message>
    <message>
        <source>Open a radiograph first.</source>
        <translation>Öffnen Sie zuerst eine Röntgenaufnahme.</translation>
    </message>
    <message>
        <source>Open a radiograph of your own.</source>
        <translation>Öffnen Sie eine eigene Röntgenaufnahme.</translation>
    </message>
    <message>
        <source>Open another study first.</source>
        <translation>Öffnen Sie zuerst eine andere Untersuchung.</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open the Report tab: with and without gaze (Ctrl+3)</source>
        <translation>Den Bericht öffnen: mit und ohne Blick (Strg+3)</translation>
    </message>
    <message>
        <source>Open the film again.</source>
        <translation>Öffnen Sie die Aufnahme noch einmal.</translation>
    </message>
    <message>
        <source>Open the made-up film that comes with RadGaze; it does not come into your list of studies</source>
        <translation>Die künstliche Aufnahme öffnen, die zu RadGaze gehört; sie kommt nicht in Ihre Untersuchungsliste</translation>
    </message>
    <message>
        <source>Open the next study of the list</source>
        <translation>Die nächste Untersuchung der Liste öffnen</translation>
    </message>
    <message>
        <source>Open the study before it in the list</source>
        <translation>Die Untersuchung davor in der Liste öffnen</translation>
    </message>
    <message>
        <source>Open this study</source>
        <translation>Diese Untersuchung öffnen</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>{name} wird geöffnet</translation>
    </message>
    <message>
        <source>Opens the next or the previous study</source>
        <translation>Öffnet die nächste oder vorherige Untersuchung</translation>
    </message>
    <message>
        <source>Or drop a film or a folder anywhere on this window.</source>
        <translation>Oder ziehen Sie eine Aufnahme oder einen Ordner irgendwo auf dieses Fenster.</translation>
    </message>
    <message>
        <source>Otherwise they stay where they are, and are pointed at</source>
        <translation>Sonst bleiben sie, wo sie sind, und es wird auf sie verwiesen</translation>
    </message>
    <message>
        <source>Our AE title</source>
        <translation>Unser AE-Titel</translation>
    </message>
    <message>
        <source>Our address</source>
        <translation>Unsere Adresse</translation>
    </message>
    <message>
        <source>Our certificate</source>
        <translation>Unser Zertifikat</translation>
    </message>
    <message>
        <source>Our port</source>
        <translation>Unser Port</translation>
    </message>
    <message>
        <source>Our private key</source>
        <translation>Unser privater Schlüssel</translation>
    </message>
    <message>
        <source>Overlays of the file</source>
        <translation>Überlagerungen der Datei</translation>
    </message>
    <message>
        <source>Own gaze, MATEX and predicted scanpath side by side</source>
        <translation>Eigener Blick, MATEX und vorhergesagter Blickpfad nebeneinander</translation>
    </message>
    <message>
        <source>PACS that studies come from and results go to. Nothing leaves this machine without one.</source>
        <translation>PACS, aus denen Untersuchungen kommen und in die Ergebnisse gehen. Ohne eines verlässt nichts diesen Rechner.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PNG, SVG or PDF, with film, methods, models and seed</source>
        <translation>PNG, SVG oder PDF, mit Aufnahme, Methoden, Modellen und Startwert</translation>
    </message>
    <message>
        <source>   among themselves {among}</source>
        <translation>   untereinander {among}</translation>
    </message>
    <message>
        <source>   (yours)</source>
        <translation>   (eigenes)</translation>
    </message>
    <message>
        <source>   more typical than {above} of them</source>
        <translation>   typischer als {above} von ihnen</translation>
    </message>
    <message>
        <source>   next place among the likeliest {likelier}, chance 50%</source>
        <translation>   nächster Ort unter den wahrscheinlichsten {likelier}, Zufall 50%</translation>
    </message>
    <message>
        <source> ({assumed} assumed)</source>
        <translation> ({assumed} angenommen)</translation>
    </message>
    <message>
        <source>, drifted {accuracy_deg}°</source>
        <translation>, gedriftet {accuracy_deg}°</translation>
    </message>
    <message>
        <source>, looking for {finding}</source>
        <translation>, sucht {finding}</translation>
    </message>
    <message>
        <source>, lower is nearer</source>
        <translation>, niedriger ist näher</translation>
    </message>
    <message>
        <source>, not accepted</source>
        <translation>, nicht angenommen</translation>
    </message>
    <message>
        <source>1 is real time</source>
        <translation>1 ist Echtzeit</translation>
    </message>
    <message>
        <source>A Gaussian at the middle of the film</source>
        <translation>Eine Gauß-Glocke in der Mitte der Aufnahme</translation>
    </message>
    <message>
        <source>A JSON file of places; empty: a chest checklist</source>
        <translation>Eine JSON-Datei mit Orten; leer: eine Thorax-Prüfliste</translation>
    </message>
    <message>
        <source>A TOML file that says which channel is which; empty: by labels</source>
        <translation>Eine TOML-Datei, die sagt, welcher Kanal was ist; leer: nach Bezeichnungen</translation>
    </message>
    <message>
        <source>A draft of the text, by a speech model in a folder of yours</source>
        <translation>Ein Entwurf des Textes, von einem Sprachmodell in einem Ihrer Ordner</translation>
    </message>
    <message>
        <source>A drift check takes three seconds (Ctrl+Shift+K).</source>
        <translation>Eine Driftprüfung dauert drei Sekunden (Strg+Umschalt+K).</translation>
    </message>
    <message>
        <source>A drift would stop before it warns: raise the drift that stops.</source>
        <translation>Eine Drift würde sperren, bevor sie warnt: Erhöhen Sie die Drift, die sperrt.</translation>
    </message>
    <message>
        <source>A finding to look for; empty: a free reading</source>
        <translation>Ein zu suchender Befund; leer: freies Befunden</translation>
    </message>
    <message>
        <source>A model&apos;s</source>
        <translation>Die eines Modells</translation>
    </message>
    <message>
        <source>A new folder for the dataset</source>
        <translation>Ein neuer Ordner für den Datensatz</translation>
    </message>
    <message>
        <source>A new folder for the study</source>
        <translation>Ein neuer Ordner für die Studie</translation>
    </message>
    <message>
        <source>A new participant</source>
        <translation>Ein neuer Teilnehmer</translation>
    </message>
    <message>
        <source>A new participant, under a pseudonym</source>
        <translation>Ein neuer Teilnehmer, unter einem Pseudonym</translation>
    </message>
    <message>
        <source>A query of an exported dataset</source>
        <translation>Eine Abfrage eines exportierten Datensatzes</translation>
    </message>
    <message>
        <source>A recording&apos;s folder, or a .tsv table of samples</source>
        <translation>Der Ordner einer Aufzeichnung oder eine .tsv-Tabelle von Abtastwerten</translation>
    </message>
    <message>
        <source>A seeded model of a reader looks at the image.</source>
        <translation>Ein Modell eines Befunders mit Startwert sieht das Bild an.</translation>
    </message>
    <message>
        <source>AI answered {done} of {of} films</source>
        <translation>KI hat {done} von {of} Aufnahmen beantwortet</translation>
    </message>
    <message>
        <source>AI can be wrong.</source>
        <translation>KI kann irren.</translation>
    </message>
    <message>
        <source>AI cannot be shown: {why}</source>
        <translation>KI kann nicht gezeigt werden: {why}</translation>
    </message>
    <message>
        <source>AI says</source>
        <translation>KI sagt</translation>
    </message>
    <message>
        <source>AI stands on the film: {join}.</source>
        <translation>KI steht auf der Aufnahme: {join}.</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Add a site…</source>
        <translation>Standort hinzufügen…</translation>
    </message>
    <message>
        <source>Add one of this kind behind the chosen one</source>
        <translation>Eines dieser Art hinter dem gewählten einfügen</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All studies</source>
        <translation>Alle Untersuchungen</translation>
    </message>
    <message>
        <source>An AE title has at least one character.</source>
        <translation>Ein AE-Titel hat mindestens ein Zeichen.</translation>
    </message>
    <message>
        <source>An AE title has at most 16 plain characters and no backslash.</source>
        <translation>Ein AE-Titel hat höchstens 16 einfache Zeichen und keinen Backslash.</translation>
    </message>
    <message>
        <source>An expert&apos;s reading of this film, or a predicted path</source>
        <translation>Die Befundung dieses Films durch einen Experten oder ein vorhergesagter Blickpfad</translation>
    </message>
    <message>
        <source>Another film ends the recording.</source>
        <translation>Eine andere Aufnahme beendet die Aufzeichnung.</translation>
    </message>
    <message>
        <source>Any LSL gaze stream on this network.</source>
        <translation>Jeder LSL-Blickstrom in diesem Netz.</translation>
    </message>
    <message>
        <source>Area {number}</source>
        <translation>Gebiet {number}</translation>
    </message>
    <message>
        <source>Ask for lungs and heart (Shift+J), then record again.</source>
        <translation>Fragen Sie nach Lungen und Herz (Umschalt+J), dann zeichnen Sie erneut auf.</translation>
    </message>
    <message>
        <source>Ask the models again</source>
        <translation>Modelle erneut fragen</translation>
    </message>
    <message>
        <source>Ask the models for findings: the second reader speaks of what they hold likely.</source>
        <translation>Fragen Sie die Modelle nach Befunden: Der Zweitbefunder spricht von dem, was sie für wahrscheinlich halten.</translation>
    </message>
    <message>
        <source>Ask {model}</source>
        <translation>{model} fragen</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Attention of all blocks; the same for every phrase</source>
        <translation>Attention aller Blöcke; für jeden Begriff dieselbe</translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation>Attention Rollout</translation>
    </message>
    <message>
        <source>Attention that raised the similarity, through all blocks</source>
        <translation>Attention, die die Ähnlichkeit erhöht hat, durch alle Blöcke</translation>
    </message>
    <message>
        <source>Begin a study, or open one.</source>
        <translation>Beginnen Sie eine Studie oder öffnen Sie eine.</translation>
    </message>
    <message>
        <source>Begin a study…</source>
        <translation>Studie beginnen…</translation>
    </message>
    <message>
        <source>Begin the next trial</source>
        <translation>Den nächsten Durchgang beginnen</translation>
    </message>
    <message>
        <source>Begin, or go on with, the chosen one&apos;s trials</source>
        <translation>Die Durchgänge des Gewählten beginnen oder fortsetzen</translation>
    </message>
    <message>
        <source>Begin, or go on with, this participant&apos;s trials</source>
        <translation>Die Durchgänge dieser Person beginnen oder fortsetzen</translation>
    </message>
    <message>
        <source>Blinks a minute</source>
        <translation>Lidschläge pro Minute</translation>
    </message>
    <message>
        <source>Break off: a running trial comes again</source>
        <translation>Unterbrechen: ein laufender Durchgang kommt noch einmal</translation>
    </message>
    <message>
        <source>By what was answered to</source>
        <translation>Nach der Antwort auf</translation>
    </message>
    <message>
        <source>By {models}</source>
        <translation>Von {models}</translation>
    </message>
    <message>
        <source>CTR {ratio}</source>
        <translation>HTQ {ratio}</translation>
    </message>
    <message>
        <source>CTR: the thorax line has no length</source>
        <translation>HTQ: Die Thoraxlinie hat keine Länge</translation>
    </message>
    <message>
        <source>Calibrate and validate anew</source>
        <translation>Neu kalibrieren und prüfen</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Channels of the patches, weighted by their mean gradient</source>
        <translation>Kanäle der Patches, gewichtet mit ihrem mittleren Gradienten</translation>
    </message>
    <message>
        <source>Channels that keep the similarity when all else is masked; one pass a channel</source>
        <translation>Kanäle, die die Ähnlichkeit erhalten, wenn alles andere maskiert ist; ein Durchgang pro Kanal</translation>
    </message>
    <message>
        <source>Check the permissions of the folder</source>
        <translation>Prüfen Sie die Rechte des Ordners</translation>
    </message>
    <message>
        <source>Chefer relevance</source>
        <translation>Chefer-Relevanz</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>Wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>Choose one of the findings.</source>
        <translation>Wählen Sie einen der Befunde.</translation>
    </message>
    <message>
        <source>Choose one of them.</source>
        <translation>Wählen Sie eines davon.</translation>
    </message>
    <message>
        <source>Choose one, or leave it empty: {empty}.</source>
        <translation>Wählen Sie etwas oder lassen Sie es leer: {empty}.</translation>
    </message>
    <message>
        <source>Choose the key file, or where it is made</source>
        <translation>Die Schlüsseldatei wählen oder wo sie angelegt wird</translation>
    </message>
    <message>
        <source>Choose where the dataset is written</source>
        <translation>Wählen, wohin der Datensatz geschrieben wird</translation>
    </message>
    <message>
        <source>Click the film to go on.</source>
        <translation>Klicken Sie auf die Aufnahme, um fortzufahren.</translation>
    </message>
    <message>
        <source>Clock drift</source>
        <translation>Uhrdrift</translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation>Uhrversatz</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>Schließen und sie verlieren</translation>
    </message>
    <message>
        <source>Cobb {degrees}</source>
        <translation>Cobb {degrees}</translation>
    </message>
    <message>
        <source>Collect the calibration&apos;s target nearest to the chosen one anew</source>
        <translation>Das Kalibrierziel, das dem gewählten am nächsten liegt, neu erfassen</translation>
    </message>
    <message>
        <source>Colours of the map</source>
        <translation>Farben der Karte</translation>
    </message>
    <message>
        <source>Compute this table</source>
        <translation>Diese Tabelle berechnen</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Wird berechnet…</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Consent, version {version}</source>
        <translation>Einwilligung, Version {version}</translation>
    </message>
    <message>
        <source>Consent…</source>
        <translation>Einwilligung…</translation>
    </message>
    <message>
        <source>Current and prior</source>
        <translation>Aktuelle und Voraufnahme</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Degrees a minute</source>
        <translation>Grad pro Minute</translation>
    </message>
    <message>
        <source>Degrees; empty: of this kind of reader</source>
        <translation>Grad; leer: wie bei dieser Art von Befunder</translation>
    </message>
    <message>
        <source>Demo models, for research only; they can be wrong.</source>
        <translation>Demo-Modelle, nur für die Forschung; sie können irren.</translation>
    </message>
    <message>
        <source>Dictation</source>
        <translation>Diktat</translation>
    </message>
    <message>
        <source>Dictations</source>
        <translation>Diktate</translation>
    </message>
    <message>
        <source>Disconnects at</source>
        <translation>Trennt bei</translation>
    </message>
    <message>
        <source>Do the chosen trial again, next</source>
        <translation>Den gewählten Durchgang als nächsten wiederholen</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Draft as painted</source>
        <translation>Entwurf wie gemalt</translation>
    </message>
    <message>
        <source>Draft of a report</source>
        <translation>Befundentwurf</translation>
    </message>
    <message>
        <source>Draft with gaze</source>
        <translation>Entwurf mit Blick</translation>
    </message>
    <message>
        <source>Draft without gaze</source>
        <translation>Entwurf ohne Blick</translation>
    </message>
    <message>
        <source>Draw area</source>
        <translation>Gebiet zeichnen</translation>
    </message>
    <message>
        <source>Drawn by hand, from a finding&apos;s map, or a place of the checklist</source>
        <translation>Von Hand gezeichnet, aus der Karte eines Befunds oder ein Ort der Prüfliste</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Drift that asks to calibrate again</source>
        <translation>Drift, die eine neue Kalibrierung verlangt</translation>
    </message>
    <message>
        <source>Drift that warns</source>
        <translation>Drift, die warnt</translation>
    </message>
    <message>
        <source>EGMA (taught by gaze)</source>
        <translation>EGMA (vom Blick gelehrt)</translation>
    </message>
    <message>
        <source>Each model&apos;s scale is its own: figures of two models are no measurement of one thing.</source>
        <translation>Jedes Modell hat seine eigene Skala: Zahlen zweier Modelle messen nicht dasselbe.</translation>
    </message>
    <message>
        <source>Each patch of the last block against the phrase</source>
        <translation>Jeder Patch des letzten Blocks gegen den Begriff</translation>
    </message>
    <message>
        <source>Else the protocol&apos;s limits decide alone</source>
        <translation>Sonst entscheiden allein die Grenzen des Protokolls</translation>
    </message>
    <message>
        <source>Empty takes the first tracker found</source>
        <translation>Leer nimmt den ersten gefundenen Tracker</translation>
    </message>
    <message>
        <source>Empty takes what is installed, TittaPy first</source>
        <translation>Leer nimmt, was installiert ist, zuerst TittaPy</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>End it and go on</source>
        <translation>Beenden und weiter</translation>
    </message>
    <message>
        <source>End the sitting; it can be resumed</source>
        <translation>Die Sitzung beenden; sie kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>Ends after</source>
        <translation>Endet nach</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Enrol a simulated one</source>
        <translation>Simulierten aufnehmen</translation>
    </message>
    <message>
        <source>Enrolled as {pseudonym}; ask for consent.</source>
        <translation>Aufgenommen als {pseudonym}; fragen Sie nach der Einwilligung.</translation>
    </message>
    <message>
        <source>Enrolment, consent, sittings</source>
        <translation>Aufnahme, Einwilligung, Sitzungen</translation>
    </message>
    <message>
        <source>Enrol…</source>
        <translation>Aufnehmen…</translation>
    </message>
    <message>
        <source>Enter a number{unit}</source>
        <translation>Geben Sie eine Zahl{unit} ein</translation>
    </message>
    <message>
        <source>Enter at least {least}{unit}</source>
        <translation>Geben Sie mindestens {least}{unit} ein</translation>
    </message>
    <message>
        <source>Enter its address, or its DICOMweb address.</source>
        <translation>Geben Sie seine Adresse ein oder seine DICOMweb-Adresse.</translation>
    </message>
    <message>
        <source>Enter one folder a line.</source>
        <translation>Geben Sie einen Ordner pro Zeile ein.</translation>
    </message>
    <message>
        <source>Enter {least} to {most}{unit}</source>
        <translation>Geben Sie {least} bis {most}{unit} ein</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Erase everything of this person</source>
        <translation>Alles von dieser Person löschen</translation>
    </message>
    <message>
        <source>Erase what was recorded of the chosen one</source>
        <translation>Löschen, was vom Gewählten aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>Erasing, and searching for what is left…</source>
        <translation>Wird gelöscht, und Reste werden gesucht…</translation>
    </message>
    <message>
        <source>Error of one target at most</source>
        <translation>Fehler eines Ziels höchstens</translation>
    </message>
    <message>
        <source>Everything that was recorded of this person is erased and cannot be brought back.</source>
        <translation>Alles, was von dieser Person aufgezeichnet wurde, wird gelöscht und lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Einstellungen exportieren</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>Einstellungen exportieren…</translation>
    </message>
    <message>
        <source>Export this study alone</source>
        <translation>Nur diese Studie exportieren</translation>
    </message>
    <message>
        <source>EyeLink trackers through SR Research&apos;s pylink.</source>
        <translation>EyeLink-Tracker über pylink von SR Research.</translation>
    </message>
    <message>
        <source>EyeLogic trackers through the vendor&apos;s SDK (Windows).</source>
        <translation>EyeLogic-Tracker über das SDK des Herstellers (Windows).</translation>
    </message>
    <message>
        <source>False</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Film check</source>
        <translation>Aufnahmeprüfung</translation>
    </message>
    <message>
        <source>Film {film}</source>
        <translation>Aufnahme {film}</translation>
    </message>
    <message>
        <source>Finding when each word was said…</source>
        <translation>Es wird gesucht, wann jedes Wort gesagt wurde…</translation>
    </message>
    <message>
        <source>Findings reported that are not there</source>
        <translation>Berichtete Befunde, die nicht da sind</translation>
    </message>
    <message>
        <source>Findings reported, of those that are truly there</source>
        <translation>Berichtete Befunde von denen, die wirklich da sind</translation>
    </message>
    <message>
        <source>Findings, maps, scanpaths or drafts of up to four models, beside each other</source>
        <translation>Befunde, Karten, Blickpfade oder Entwürfe von bis zu vier Modellen nebeneinander</translation>
    </message>
    <message>
        <source>For a pilot: nobody</source>
        <translation>Für einen Probelauf: niemand</translation>
    </message>
    <message>
        <source>For a pilot: nobody, who agrees to everything</source>
        <translation>Für einen Probelauf: niemand, der allem zustimmt</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Free some space and they are written; closing now loses them.</source>
        <translation>Schaffen Sie Platz, dann werden sie geschrieben; jetzt zu schließen verliert sie.</translation>
    </message>
    <message>
        <source>From now on {title} are asked of {model}</source>
        <translation>Von nun an wird {model} gefragt: {title}</translation>
    </message>
    <message>
        <source>From such a file; those from before are kept beside</source>
        <translation>Aus einer solchen Datei; die bisherigen werden daneben aufgehoben</translation>
    </message>
    <message>
        <source>From the begin</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>From the mean of normal films, phrase against its denial</source>
        <translation>Vom Mittel normaler Aufnahmen aus, Begriff gegen seine Verneinung</translation>
    </message>
    <message>
        <source>Frontal and lateral</source>
        <translation>Frontal und seitlich</translation>
    </message>
    <message>
        <source>Frontal and lateral, with prior</source>
        <translation>Frontal und seitlich, mit Voraufnahme</translation>
    </message>
    <message>
        <source>GP3 trackers through Gazepoint Control (Open Gaze API).</source>
        <translation>GP3-Tracker über Gazepoint Control (Open Gaze API).</translation>
    </message>
    <message>
        <source>Gaze counts on the film again.</source>
        <translation>Der Blick zählt wieder auf der Aufnahme.</translation>
    </message>
    <message>
        <source>Gaze does not count on the film: {reason}.</source>
        <translation>Der Blick zählt nicht auf der Aufnahme: {reason}.</translation>
    </message>
    <message>
        <source>Gaze given by</source>
        <translation>Blick übergeben als</translation>
    </message>
    <message>
        <source>Gaze is being recorded on this film.</source>
        <translation>Auf dieser Aufnahme wird der Blick aufgezeichnet.</translation>
    </message>
    <message>
        <source>Give a pseudonym</source>
        <translation>Ein Pseudonym vergeben</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Grad-ECLIP</source>
        <translation>Grad-ECLIP</translation>
    </message>
    <message>
        <source>Gradients, attention rollout, agreement of layers and the phrase&apos;s place, fused</source>
        <translation>Gradienten, Attention Rollout, Übereinstimmung der Schichten und der Ort des Begriffs, verschmolzen</translation>
    </message>
    <message>
        <source>Hide it and record</source>
        <translation>Verbergen und aufzeichnen</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>How attention of each block would change that block&apos;s own answer</source>
        <translation>Wie die Attention jedes Blocks die Antwort dieses Blocks ändern würde</translation>
    </message>
    <message>
        <source>How certain</source>
        <translation>Wie sicher</translation>
    </message>
    <message>
        <source>How far this step is</source>
        <translation>Wie weit dieser Schritt ist</translation>
    </message>
    <message>
        <source>How gaze is given to the model</source>
        <translation>Wie der Blick dem Modell gegeben wird</translation>
    </message>
    <message>
        <source>How many participants</source>
        <translation>Wie viele Teilnehmende</translation>
    </message>
    <message>
        <source>How many participants is a number from 1 to 10,000.</source>
        <translation>Die Zahl der Teilnehmenden liegt zwischen 1 und 10.000.</translation>
    </message>
    <message>
        <source>How well readers and models do, by subgroup</source>
        <translation>Wie gut Lesende und Modelle sind, nach Untergruppen</translation>
    </message>
    <message>
        <source>I am done with this (Space)</source>
        <translation>Ich bin hiermit fertig (Leertaste)</translation>
    </message>
    <message>
        <source>I have read this and agree. I may withdraw at any time.</source>
        <translation>Ich habe dies gelesen und willige ein. Ich kann jederzeit widerrufen.</translation>
    </message>
    <message>
        <source>I-DT: by spread</source>
        <translation>I-DT: nach Streuung</translation>
    </message>
    <message>
        <source>I-VT: by speed</source>
        <translation>I-VT: nach Geschwindigkeit</translation>
    </message>
    <message>
        <source>I2MC: noisy gaze</source>
        <translation>I2MC: verrauschter Blick</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Einstellungen importieren</translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation>Einstellungen importieren…</translation>
    </message>
    <message>
        <source>Indication</source>
        <translation>Indikation</translation>
    </message>
    <message>
        <source>Information that must pass for the similarity to stay; noise with a fixed seed</source>
        <translation>Information, die durchmuss, damit die Ähnlichkeit bleibt; Rauschen mit festem Startwert</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>Integrierte Gradienten</translation>
    </message>
    <message>
        <source>It begins with https:// or http://.</source>
        <translation>Sie beginnt mit https:// oder http://.</translation>
    </message>
    <message>
        <source>It cannot be opened: {error}</source>
        <translation>Es kann nicht geöffnet werden: {error}</translation>
    </message>
    <message>
        <source>It cannot be saved: {error}</source>
        <translation>Es kann nicht gespeichert werden: {error}</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Er ist leer.</translation>
    </message>
    <message>
        <source>It stays on disk as it is.</source>
        <translation>Sie bleibt auf dem Datenträger, wie sie ist.</translation>
    </message>
    <message>
        <source>Judge each validation myself</source>
        <translation>Jede Prüfung selbst beurteilen</translation>
    </message>
    <message>
        <source>Keep the corrected text, and find when each word was said</source>
        <translation>Den berichtigten Text behalten und suchen, wann jedes Wort gesagt wurde</translation>
    </message>
    <message>
        <source>Keep the text</source>
        <translation>Text behalten</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>Kind of the next row</source>
        <translation>Art der nächsten Zeile</translation>
    </message>
    <message>
        <source>Last added</source>
        <translation>Zuletzt hinzugefügt</translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Lateral and frontal</source>
        <translation>Seitlich und frontal</translation>
    </message>
    <message>
        <source>LeGrad</source>
        <translation>LeGrad</translation>
    </message>
    <message>
        <source>Likeness of the paths (ScanMatch) {likeness:.2f}. Seen of the film: you {own:.0%}, the other {other:.0%}.</source>
        <translation>Ähnlichkeit der Pfade (ScanMatch) {likeness:.2f}. Von der Aufnahme gesehen: Sie {own:.0%}, der andere {other:.0%}.</translation>
    </message>
    <message>
        <source>Likeness of the paths (ScanMatch), 1 for the same</source>
        <translation>Ähnlichkeit der Pfade (ScanMatch), 1 bei gleichen</translation>
    </message>
    <message>
        <source>LogitGaze-Med consensus of {consensus_of}</source>
        <translation>LogitGaze-Med, Konsens aus {consensus_of}</translation>
    </message>
    <message>
        <source>LogitGaze-Med sample {number} of {count}</source>
        <translation>LogitGaze-Med, Stichprobe {number} von {count}</translation>
    </message>
    <message>
        <source>Look at the image while recording; check the tracker&apos;s quality.</source>
        <translation>Sehen Sie beim Aufzeichnen auf das Bild; prüfen Sie die Qualität des Trackers.</translation>
    </message>
    <message>
        <source>Lungs and heart</source>
        <translation>Lungen und Herz</translation>
    </message>
    <message>
        <source>M2IB</source>
        <translation>M2IB</translation>
    </message>
    <message>
        <source>MATEX without the prior</source>
        <translation>MATEX ohne das Vorwissen</translation>
    </message>
    <message>
        <source>MATEX: agreement of layers</source>
        <translation>MATEX: Übereinstimmung der Schichten</translation>
    </message>
    <message>
        <source>MATEX: gradients</source>
        <translation>MATEX: Gradienten</translation>
    </message>
    <message>
        <source>MATEX: rollout</source>
        <translation>MATEX: Rollout</translation>
    </message>
    <message>
        <source>Make a study&apos;s folder from this protocol</source>
        <translation>Aus diesem Protokoll den Ordner einer Studie anlegen</translation>
    </message>
    <message>
        <source>Map of the sentence</source>
        <translation>Karte des Satzes</translation>
    </message>
    <message>
        <source>Mark what you see: draw a box on the film</source>
        <translation>Markieren Sie, was Sie sehen: ziehen Sie ein Rechteck auf der Aufnahme</translation>
    </message>
    <message>
        <source>Mark what you see: draw an ellipse on the film</source>
        <translation>Markieren Sie, was Sie sehen: ziehen Sie eine Ellipse auf der Aufnahme</translation>
    </message>
    <message>
        <source>Marked by a map and never fixated (a place to look at again, not a finding):</source>
        <translation>Von einer Karte markiert und nie fixiert (ein Ort zum Nachsehen, kein Befund):</translation>
    </message>
    <message>
        <source>Mean error at most</source>
        <translation>Mittlerer Fehler höchstens</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Models side by side</source>
        <translation>Modelle nebeneinander</translation>
    </message>
    <message>
        <source>Month, day and time of the reading&apos;s end</source>
        <translation>Monat, Tag und Uhrzeit des Endes der Befundung</translation>
    </message>
    <message>
        <source>Move it away to start a new session</source>
        <translation>Verschieben Sie sie, um eine neue Sitzung zu beginnen</translation>
    </message>
    <message>
        <source>Move it back, or start the tracker anew and calibrate it for this screen.</source>
        <translation>Schieben Sie es zurück, oder starten Sie den Tracker neu und kalibrieren Sie ihn für diesen Bildschirm.</translation>
    </message>
    <message>
        <source>Move it down</source>
        <translation>Nach unten schieben</translation>
    </message>
    <message>
        <source>Move it up</source>
        <translation>Nach oben schieben</translation>
    </message>
    <message>
        <source>NIB</source>
        <translation>NIB</translation>
    </message>
    <message>
        <source>Name (goes into the key file alone)</source>
        <translation>Name (kommt nur in die Schlüsseldatei)</translation>
    </message>
    <message>
        <source>Name a dataset and a query.</source>
        <translation>Nennen Sie einen Datensatz und eine Abfrage.</translation>
    </message>
    <message>
        <source>Name a new folder first.</source>
        <translation>Nennen Sie zuerst einen neuen Ordner.</translation>
    </message>
    <message>
        <source>Name a table of paths.</source>
        <translation>Nennen Sie eine Tabelle mit Blickpfaden.</translation>
    </message>
    <message>
        <source>Name of the stream; empty takes the first</source>
        <translation>Name des Datenstroms; leer nimmt den ersten</translation>
    </message>
    <message>
        <source>New draft</source>
        <translation>Neuer Entwurf</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Next trial</source>
        <translation>Nächster Durchgang</translation>
    </message>
    <message>
        <source>No completed reading with another path yet.</source>
        <translation>Noch keine fertige Befundung mit einem anderen Pfad.</translation>
    </message>
    <message>
        <source>No gaze was recorded in this reading.</source>
        <translation>Bei dieser Befundung wurde kein Blick aufgezeichnet.</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>No other path yet: ask for predicted scanpaths, or let another reader record this film.</source>
        <translation>Noch kein anderer Pfad: Fragen Sie nach vorhergesagten Blickpfaden, oder lassen Sie einen anderen Befunder diese Aufnahme aufzeichnen.</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>No study is open</source>
        <translation>Keine Studie ist offen</translation>
    </message>
    <message>
        <source>Nobody is enrolled.</source>
        <translation>Niemand ist aufgenommen.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None: this study alone</source>
        <translation>Keine: nur diese Studie</translation>
    </message>
    <message>
        <source>Not</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Not marked read</source>
        <translation>Nicht als gelesen markiert</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesene</translation>
    </message>
    <message>
        <source>Not there: a false alarm.</source>
        <translation>Nicht da: ein Fehlalarm.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note, Enter keeps it with the running trial</source>
        <translation>Notiz, die Eingabetaste legt sie zum laufenden Durchgang</translation>
    </message>
    <message>
        <source>Nothing is recorded of who does not agree.</source>
        <translation>Von wem nicht einwilligt, wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Nothing that the models hold likely is missing from the report.</source>
        <translation>Nichts, was die Modelle für wahrscheinlich halten, fehlt im Bericht.</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>Nichts wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>Nothing was said in this study yet.</source>
        <translation>In dieser Studie wurde noch nichts gesagt.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>Verdeckung</translation>
    </message>
    <message>
        <source>Of Gazepoint Control</source>
        <translation>Von Gazepoint Control</translation>
    </message>
    <message>
        <source>Of a drift check</source>
        <translation>Einer Driftprüfung</translation>
    </message>
    <message>
        <source>Of a table: [width, height] in px</source>
        <translation>Einer Tabelle: [Breite, Höhe] in px</translation>
    </message>
    <message>
        <source>Of one sender among several of a name</source>
        <translation>Eines Senders unter mehreren desselben Namens</translation>
    </message>
    <message>
        <source>Of the EyeLink&apos;s host PC</source>
        <translation>Des Host-PCs des EyeLink</translation>
    </message>
    <message>
        <source>Of the dropped samples</source>
        <translation>Der verworfenen Abtastwerte</translation>
    </message>
    <message>
        <source>Of the simulated device&apos;s clock, ms</source>
        <translation>Der Uhr des simulierten Geräts, ms</translation>
    </message>
    <message>
        <source>Of the simulated device&apos;s clock, ppm</source>
        <translation>Der Uhr des simulierten Geräts, ppm</translation>
    </message>
    <message>
        <source>Of the worst target</source>
        <translation>Des schlechtesten Ziels</translation>
    </message>
    <message>
        <source>Only one model here answers this. Another one that you add stands beside it.</source>
        <translation>Nur ein Modell hier beantwortet das. Ein weiteres, das Sie hinzufügen, steht daneben.</translation>
    </message>
    <message>
        <source>Open a protocol</source>
        <translation>Protokoll öffnen</translation>
    </message>
    <message>
        <source>Open a study…</source>
        <translation>Studie öffnen…</translation>
    </message>
    <message>
        <source>Open the folder of a study</source>
        <translation>Den Ordner einer Studie öffnen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Order of the trials</source>
        <translation>Reihenfolge der Durchgänge</translation>
    </message>
    <message>
        <source>Orders of trials</source>
        <translation>Reihenfolgen der Durchgänge</translation>
    </message>
    <message>
        <source>Orders, quality, ratings, performance, queries</source>
        <translation>Reihenfolgen, Qualität, Bewertungen, Leistung, Abfragen</translation>
    </message>
    <message>
        <source>Other sites</source>
        <translation>Andere Standorte</translation>
    </message>
    <message>
        <source>Over all targets of a validation</source>
        <translation>Über alle Ziele einer Validierung</translation>
    </message>
    <message>
        <source>Over sessions</source>
        <translation>Über Sitzungen</translation>
    </message>
    <message>
        <source>Over the film: where “{phrase}” is seen ({method})</source>
        <translation>Über der Aufnahme: wo „{phrase}“ gesehen wird ({method})</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Überlagerungen</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Pages of settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Pages; arrow keys choose</source>
        <translation>Seiten; Pfeiltasten wählen</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Paint gaze</source>
        <translation>Blick malen</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Parametric map</source>
        <translation>Parametrische Karte</translation>
    </message>
    <message>
        <source>Part of the area that lay within 2.5° of a fixation</source>
        <translation>Teil des Gebiets, der innerhalb von 2,5° einer Fixation lag</translation>
    </message>
    <message>
        <source>Part of the time in all fixations on the image</source>
        <translation>Anteil an der Zeit aller Fixationen auf dem Bild</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Teilnehmer</translation>
    </message>
    <message>
        <source>Parts of the recording are damaged: {damage}</source>
        <translation>Teile der Aufzeichnung sind beschädigt: {damage}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Patch-text cosine</source>
        <translation>Patch-Text-Kosinus</translation>
    </message>
    <message>
        <source>Patches that gaze taught to belong to such a phrase</source>
        <translation>Patches, die nach dem gelernten Blick zu einem solchen Begriff gehören</translation>
    </message>
    <message>
        <source>Paths (CSV: case, onset_ms, duration_ms, x_px, y_px)</source>
        <translation>Blickpfade (CSV: case, onset_ms, duration_ms, x_px, y_px)</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>Patienten-ID</translation>
    </message>
    <message>
        <source>Patient name</source>
        <translation>Patientenname</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>People are enrolled, and agree, in the window of studies.</source>
        <translation>Aufgenommen wird, und zugestimmt, im Fenster der Studien.</translation>
    </message>
    <message>
        <source>Phantoms know their own</source>
        <translation>Phantome kennen ihre eigene</translation>
    </message>
    <message>
        <source>Phrase to explain</source>
        <translation>Zu erklärender Begriff</translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation>Bild des Bildschirms</translation>
    </message>
    <message>
        <source>Pixel probe</source>
        <translation>Pixelsonde</translation>
    </message>
    <message>
        <source>Place the lines by hand (J).</source>
        <translation>Setzen Sie die Linien von Hand (J).</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Play or pause the recorded gaze</source>
        <translation>Den aufgezeichneten Blick abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Plays an earlier recording as if it were live.</source>
        <translation>Spielt eine frühere Aufzeichnung ab, als wäre sie live.</translation>
    </message>
    <message>
        <source>Please answer</source>
        <translation>Bitte antworten Sie</translation>
    </message>
    <message>
        <source>Please report this file&apos;s kind.</source>
        <translation>Bitte melden Sie, von welcher Art diese Datei ist.</translation>
    </message>
    <message>
        <source>Point to something</source>
        <translation>Auf etwas zeigen</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Power of the magnifier</source>
        <translation>Stärke der Lupe</translation>
    </message>
    <message>
        <source>Precision RMS</source>
        <translation>Präzision RMS</translation>
    </message>
    <message>
        <source>Predicted scanpaths</source>
        <translation>Vorhergesagte Blickpfade</translation>
    </message>
    <message>
        <source>Predictions (CSV: case, probability, model)</source>
        <translation>Vorhersagen (CSV: case, probability, model)</translation>
    </message>
    <message>
        <source>Presentation state</source>
        <translation>Presentation State</translation>
    </message>
    <message>
        <source>Presentation state: window, turn and measurements</source>
        <translation>Presentation State: Fenster, Drehung und Messungen</translation>
    </message>
    <message>
        <source>Present…</source>
        <translation>Präsentieren…</translation>
    </message>
    <message>
        <source>Press a key, with Ctrl, Shift or Alt if you like</source>
        <translation>Drücken Sie eine Taste, wenn Sie mögen mit Strg, Umschalt oder Alt</translation>
    </message>
    <message>
        <source>Previous study</source>
        <translation>Vorherige Untersuchung</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Voraufnahme</translation>
    </message>
    <message>
        <source>Prior from: {prior}; {placed}.</source>
        <translation>Vorwissen aus: {prior}; {placed}.</translation>
    </message>
    <message>
        <source>Prior on the second monitor</source>
        <translation>Voraufnahme auf dem zweiten Monitor</translation>
    </message>
    <message>
        <source>Prior only</source>
        <translation>Nur Vorwissen</translation>
    </message>
    <message>
        <source>Prior registered: {why}.</source>
        <translation>Voraufnahme registriert: {why}.</translation>
    </message>
    <message>
        <source>Prior report</source>
        <translation>Vorbefund</translation>
    </message>
    <message>
        <source>Prior, second image</source>
        <translation>Voraufnahme, zweites Bild</translation>
    </message>
    <message>
        <source>Probabilities without gaze, with recorded, predicted and another film&apos;s gaze appear here.</source>
        <translation>Hier erscheinen Wahrscheinlichkeiten ohne Blick, mit aufgezeichnetem, vorhergesagtem und dem Blick einer anderen Aufnahme.</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Progress of {what}</source>
        <translation>Fortschritt: {what}</translation>
    </message>
    <message>
        <source>Propose cardiothoracic ratio</source>
        <translation>Herz-Thorax-Quotient vorschlagen</translation>
    </message>
    <message>
        <source>Proposed: drag the handles where the lines are wrong; Ctrl+Z takes them back</source>
        <translation>Vorschlag: Ziehen Sie die Griffe, wo die Linien falsch liegen; Strg+Z nimmt sie zurück</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Pupil size over time</source>
        <translation>Pupillengröße über die Zeit</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Purpose of the recording</source>
        <translation>Zweck der Aufzeichnung</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Put back {text}</source>
        <translation>{text} zurückholen</translation>
    </message>
    <message>
        <source>Put back, open: {text}</source>
        <translation>Zurückholen, offen: {text}</translation>
    </message>
    <message>
        <source>Put every panel and pane back into the window</source>
        <translation>Jedes Feld und Bildfeld ins Fenster zurückholen</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zurück hierher</translation>
    </message>
    <message>
        <source>Put paths into the study, for replays</source>
        <translation>Blickpfade für Wiedergaben in die Studie legen</translation>
    </message>
    <message>
        <source>Put sentence back</source>
        <translation>Satz zurückholen</translation>
    </message>
    <message>
        <source>Put the panel back here (Ctrl+Shift+W)</source>
        <translation>Das Bedienfeld wieder hier andocken (Strg+Umschalt+W)</translation>
    </message>
    <message>
        <source>Quality at each target</source>
        <translation>Qualität an jedem Ziel</translation>
    </message>
    <message>
        <source>Quality, last second</source>
        <translation>Qualität, letzte Sekunde</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>R records gaze   A asks the models   ? shows all keys</source>
        <translation>R zeichnet den Blick auf   A fragt die Modelle   ? zeigt alle Tasten</translation>
    </message>
    <message>
        <source>RMS-S2S</source>
        <translation>RMS-S2S</translation>
    </message>
    <message>
        <source>RadGaze is free software under the Apache License 2.0. Qt for Python is used under the LGPL v3, the Inter typeface under the SIL Open Font License 1.1; THIRD_PARTY_NOTICES.md lists everything. Eye tracking data are recorded only with the reader&apos;s consent, whose purpose is kept with them, and can be erased in the Gaze panel. Eye Tracking by Tobii: with Tobii trackers Tobii&apos;s library is used, which is licensed for research and not part of RadGaze; its terms for storing and transferring eye tracking data apply.</source>
        <translation>RadGaze ist freie Software unter der Apache License 2.0. Qt for Python wird unter der LGPL v3 verwendet, die Schrift Inter unter der SIL Open Font License 1.1; THIRD_PARTY_NOTICES.md führt alles auf. Blickdaten werden nur mit Einwilligung des Befunders aufgezeichnet, deren Zweck mit ihnen gespeichert wird, und können im Feld „Blick“ gelöscht werden. Eye Tracking by Tobii: Bei Tobii-Trackern wird die Bibliothek von Tobii benutzt, die für die Forschung lizenziert und nicht Teil von RadGaze ist; ihre Bedingungen für Speichern und Weitergeben von Blickdaten gelten.</translation>
    </message>
    <message>
        <source>RadGaze will store where you look on the screen, with times, pupil size where the tracker gives it, and how the image is zoomed and windowed meanwhile. The data stay on this computer, in the folder of this study. You can stop at any time (R), and erase a recording in the Gaze panel.</source>
        <translation>RadGaze speichert, wohin Sie auf dem Bildschirm blicken, mit Zeiten, der Pupillengröße, wo der Tracker sie liefert, und wie das Bild dabei gezoomt und gefenstert ist. Die Daten bleiben auf diesem Rechner, im Ordner dieser Untersuchung. Sie können jederzeit aufhören (R) und eine Aufzeichnung im Feld „Blick“ löschen.</translation>
    </message>
    <message>
        <source>RadGaze: participant</source>
        <translation>RadGaze: Versuchsperson</translation>
    </message>
    <message>
        <source>RadGaze: studies</source>
        <translation>RadGaze: Studien</translation>
    </message>
    <message>
        <source>Radiograph, {pane} view</source>
        <translation>Röntgenaufnahme, Ansicht {pane}</translation>
    </message>
    <message>
        <source>Radiographs (*.dcm *.dicom *.png *.jpg *.jpeg);;Archives (*.zip DICOMDIR dicomdir);;All files (*)</source>
        <translation>Röntgenaufnahmen (*.dcm *.dicom *.png *.jpg *.jpeg);;Archive (*.zip DICOMDIR dicomdir);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Radius of the magnifier</source>
        <translation>Radius der Lupe</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Ratings, for programs of readers&apos; studies</source>
        <translation>Bewertungen, für Programme zu Leserstudien</translation>
    </message>
    <message>
        <source>Re-point…</source>
        <translation>Neu zuordnen…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Read all</source>
        <translation>Alle lesen</translation>
    </message>
    <message>
        <source>Read every message in full</source>
        <translation>Jede Meldung ganz lesen</translation>
    </message>
    <message>
        <source>Read its licence, and accept it</source>
        <translation>Seine Lizenz lesen und annehmen</translation>
    </message>
    <message>
        <source>Read last</source>
        <translation>Zuletzt gelesen</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Weiterlesen</translation>
    </message>
    <message>
        <source>Read, no report</source>
        <translation>Gelesen, kein Bericht</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Befunder</translation>
    </message>
    <message>
        <source>Reader id</source>
        <translation>Befunder-ID</translation>
    </message>
    <message>
        <source>Reader id (a pseudonym, not your name)</source>
        <translation>Befunder-ID (ein Pseudonym, nicht Ihr Name)</translation>
    </message>
    <message>
        <source>Reader, eye tracker, screen, archives, AI, appearance, keys</source>
        <translation>Befunder, Eyetracker, Bildschirm, Archive, KI, Aussehen, Tasten</translation>
    </message>
    <message>
        <source>Readers look where it points. What is shown is kept with the recording.</source>
        <translation>Befunder sehen dorthin, wohin sie zeigt. Was zu sehen ist, wird mit der Aufzeichnung behalten.</translation>
    </message>
    <message>
        <source>Readers who look for: {finding}.</source>
        <translation>Befunder, die danach suchen: {finding}.</translation>
    </message>
    <message>
        <source>Reading {what}</source>
        <translation>{what} wird gelesen</translation>
    </message>
    <message>
        <source>Rebuild list</source>
        <translation>Liste neu aufbauen</translation>
    </message>
    <message>
        <source>Receive studies</source>
        <translation>Untersuchungen empfangen</translation>
    </message>
    <message>
        <source>Receiving: {ae_title}, port {port}{tls}</source>
        <translation>Empfang: {ae_title}, Port {port}{tls}</translation>
    </message>
    <message>
        <source>Recognise…</source>
        <translation>Erkennen…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Record gaze (R) to fill the table; areas can be drawn before.</source>
        <translation>Blick aufzeichnen (R) füllt die Tabelle; Gebiete lassen sich vorher zeichnen.</translation>
    </message>
    <message>
        <source>Record gaze (R) to fill the timeline.</source>
        <translation>Blick aufzeichnen (R) füllt die Zeitleiste.</translation>
    </message>
    <message>
        <source>Record gaze first; then the draft is written with it.</source>
        <translation>Zeichnen Sie zuerst den Blick auf; dann wird der Entwurf mit ihm geschrieben.</translation>
    </message>
    <message>
        <source>Record gaze while reading (asks for consent first)</source>
        <translation>Blick beim Befunden aufzeichnen (fragt zuerst nach Einwilligung)</translation>
    </message>
    <message>
        <source>Record nothing (Esc)</source>
        <translation>Nichts aufzeichnen (Esc)</translation>
    </message>
    <message>
        <source>Record with it</source>
        <translation>Damit aufzeichnen</translation>
    </message>
    <message>
        <source>Record your gaze?</source>
        <translation>Blick aufzeichnen?</translation>
    </message>
    <message>
        <source>Recorded elsewhere</source>
        <translation>Anderswo aufgezeichnet</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Recording 00:00</source>
        <translation>Aufzeichnung 00:00</translation>
    </message>
    <message>
        <source>Recording begins in {ceil} s. Esc cancels.</source>
        <translation>Die Aufzeichnung beginnt in {ceil} s. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Recording {clock_text}</source>
        <translation>Aufzeichnung {clock_text}</translation>
    </message>
    <message>
        <source>Recording: gaze appears here when it ends.</source>
        <translation>Aufzeichnung: Der Blick erscheint hier, wenn sie endet.</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufzeichnungen</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Red is shown while recording.</source>
        <translation>Während der Aufzeichnung ist Rot zu sehen.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo chosen</source>
        <translation>Gewählte neu</translation>
    </message>
    <message>
        <source>Redo the point</source>
        <translation>Punkt wiederholen</translation>
    </message>
    <message>
        <source>Refused of {what}</source>
        <translation>Abgelehnt aus {what}</translation>
    </message>
    <message>
        <source>Region (ellipse)</source>
        <translation>Region (Ellipse)</translation>
    </message>
    <message>
        <source>Region (rectangle)</source>
        <translation>Region (Rechteck)</translation>
    </message>
    <message>
        <source>Region of the map</source>
        <translation>Region der Karte</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Regions that the other path dwelt on and this one never fixated</source>
        <translation>Regionen, auf denen der andere Pfad verweilte und die dieser nie fixierte</translation>
    </message>
    <message>
        <source>Register prior</source>
        <translation>Voraufnahme registrieren</translation>
    </message>
    <message>
        <source>Register with bending</source>
        <translation>Registrieren mit Biegen</translation>
    </message>
    <message>
        <source>Registering the prior: {what}</source>
        <translation>Voraufnahme wird registriert: {what}</translation>
    </message>
    <message>
        <source>Registration failed: {why}.</source>
        <translation>Registrierung fehlgeschlagen: {why}.</translation>
    </message>
    <message>
        <source>Registration is poor: {why}.</source>
        <translation>Registrierung ist schlecht: {why}.</translation>
    </message>
    <message>
        <source>Registration that also bends the prior: for another posture or breathing</source>
        <translation>Registrierung, die die Voraufnahme auch biegt: für andere Haltung oder Atmung</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Reject sentence</source>
        <translation>Satz verwerfen</translation>
    </message>
    <message>
        <source>Remind of a drift check after</source>
        <translation>An eine Driftprüfung erinnern nach</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove areas</source>
        <translation>Gebiete entfernen</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Remove from library…</source>
        <translation>Aus der Bibliothek entfernen…</translation>
    </message>
    <message>
        <source>Remove measurement</source>
        <translation>Messung entfernen</translation>
    </message>
    <message>
        <source>Remove sentence</source>
        <translation>Satz entfernen</translation>
    </message>
    <message>
        <source>Remove the chosen areas (Delete)</source>
        <translation>Gewählte Gebiete entfernen (Entf)</translation>
    </message>
    <message>
        <source>Remove the file to forget it.</source>
        <translation>Löschen Sie die Datei, um es zu vergessen.</translation>
    </message>
    <message>
        <source>Remove the last mark</source>
        <translation>Die letzte Markierung entfernen</translation>
    </message>
    <message>
        <source>Remove the model?</source>
        <translation>Modell entfernen?</translation>
    </message>
    <message>
        <source>Remove this archive from the settings</source>
        <translation>Dieses Archiv aus den Einstellungen entfernen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Removing {model_id}.</source>
        <translation>{model_id} wird entfernt.</translation>
    </message>
    <message>
        <source>Rename area</source>
        <translation>Gebiet umbenennen</translation>
    </message>
    <message>
        <source>Replay speed</source>
        <translation>Wiedergabetempo</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Report sentence: {text}</source>
        <translation>Satz des Berichts: {text}</translation>
    </message>
    <message>
        <source>Report written to {name}.</source>
        <translation>Bericht nach {name} geschrieben.</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Research grade</source>
        <translation>Forschungsqualität</translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation>Nur für die Forschung</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Nur für die Forschung. Nicht für die Diagnose.</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis. Nothing leaves this computer.</source>
        <translation>Nur für die Forschung. Nicht für die Diagnose. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Research: gaze data collection</source>
        <translation>Forschung: Erhebung von Blickdaten</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>Ansicht zurücksetzen</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Rechts ziehen</translation>
    </message>
    <message>
        <source>Rings of one standard deviation around predicted fixations</source>
        <translation>Ringe von einer Standardabweichung um vorhergesagte Fixationen</translation>
    </message>
    <message>
        <source>Root mean square of sample-to-sample distances: fast noise</source>
        <translation>Quadratisches Mittel der Abstände aufeinanderfolgender Abtastwerte: schnelles Rauschen</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Rub gaze out</source>
        <translation>Blick wegradieren</translation>
    </message>
    <message>
        <source>Rub out</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Run a study</source>
        <translation>Eine Studie durchführen</translation>
    </message>
    <message>
        <source>Run a study…</source>
        <translation>Studie durchführen…</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut ausführen</translation>
    </message>
    <message>
        <source>Run again {what}</source>
        <translation>{what} erneut ausführen</translation>
    </message>
    <message>
        <source>Run again: {what}</source>
        <translation>Erneut ausführen: {what}</translation>
    </message>
    <message>
        <source>Run it again.</source>
        <translation>Führen Sie es erneut aus.</translation>
    </message>
    <message>
        <source>Run the diagnosis model (Ctrl+Shift+D)</source>
        <translation>Das Diagnosemodell ausführen (Strg+Umschalt+D)</translation>
    </message>
    <message>
        <source>Run the diagnosis with the gaze that is chosen now</source>
        <translation>Die Diagnose mit dem jetzt gewählten Blick ausführen</translation>
    </message>
    <message>
        <source>SDK</source>
        <translation>SDK</translation>
    </message>
    <message>
        <source>STD</source>
        <translation>STD</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Samples a second</source>
        <translation>Abtastwerte pro Sekunde</translation>
    </message>
    <message>
        <source>Samples a second; empty: as the tracker is set</source>
        <translation>Abtastwerte pro Sekunde; leer: wie der Tracker eingestellt ist</translation>
    </message>
    <message>
        <source>Samples a second; empty: the fastest</source>
        <translation>Abtastwerte pro Sekunde; leer: die schnellste Rate</translation>
    </message>
    <message>
        <source>Samples in which the eye was not seen</source>
        <translation>Abtastwerte, in denen das Auge nicht gesehen wurde</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save arrangement</source>
        <translation>Anordnung speichern</translation>
    </message>
    <message>
        <source>Save arrangement…</source>
        <translation>Anordnung speichern…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Abbildung speichern</translation>
    </message>
    <message>
        <source>Save look…</source>
        <translation>Darstellung speichern…</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Save the look as a presentation state</source>
        <translation>Darstellung als Presentation State speichern</translation>
    </message>
    <message>
        <source>Save the protocol</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Save the protocol somewhere else</source>
        <translation>Das Protokoll anderswo speichern</translation>
    </message>
    <message>
        <source>Save the protocol where it is</source>
        <translation>Das Protokoll dort speichern, wo es ist</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Save what stands where now as a hanging protocol of yours</source>
        <translation>Was jetzt wo steht, als eigenes Hängeprotokoll speichern</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>Gespeichert als {path}.</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} gespeichert</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Gespeichert: {path}</translation>
    </message>
    <message>
        <source>Say where its files are now</source>
        <translation>Sagen, wo seine Dateien jetzt liegen</translation>
    </message>
    <message>
        <source>ScanMatch</source>
        <translation>ScanMatch</translation>
    </message>
    <message>
        <source>Scanpath</source>
        <translation>Blickpfad</translation>
    </message>
    <message>
        <source>Scanpaths</source>
        <translation>Blickpfade</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Screen and eyes</source>
        <translation>Bildschirm und Augen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search a PACS and fetch studies into the library</source>
        <translation>Ein PACS durchsuchen und Untersuchungen in die Bibliothek holen</translation>
    </message>
    <message>
        <source>Search actions</source>
        <translation>Aktionen suchen</translation>
    </message>
    <message>
        <source>Search archive…</source>
        <translation>Archiv durchsuchen…</translation>
    </message>
    <message>
        <source>Search name, id, date</source>
        <translation>Name, ID, Datum suchen</translation>
    </message>
    <message>
        <source>Search studies</source>
        <translation>Untersuchungen suchen</translation>
    </message>
    <message>
        <source>Search studies by name, id, date or description (Ctrl+F)</source>
        <translation>Untersuchungen nach Name, ID, Datum oder Beschreibung suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Search the archive (Enter)</source>
        <translation>Archiv durchsuchen (Enter)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Search the study list</source>
        <translation>Die Untersuchungsliste durchsuchen</translation>
    </message>
    <message>
        <source>Searching {name}</source>
        <translation>{name} wird durchsucht</translation>
    </message>
    <message>
        <source>Second image</source>
        <translation>Zweites Bild</translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation>Zweitbefunder</translation>
    </message>
    <message>
        <source>Second reader, training</source>
        <translation>Zweitbefunder, Training</translation>
    </message>
    <message>
        <source>Secondary capture</source>
        <translation>Secondary Capture</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Seconds for the stream to be found</source>
        <translation>Sekunden, bis der Datenstrom gefunden sein muss</translation>
    </message>
    <message>
        <source>Seconds from the begin</source>
        <translation>Sekunden ab Beginn</translation>
    </message>
    <message>
        <source>Seconds; empty: when the reading is done</source>
        <translation>Sekunden; leer: wenn die Befundung fertig ist</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Seen / not seen</source>
        <translation>Gesehen / nicht gesehen</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>Segmentierung</translation>
    </message>
    <message>
        <source>Select and copy with Ctrl+C</source>
        <translation>Auswählen und mit Strg+C kopieren</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send the results of this study, or its film, to a PACS</source>
        <translation>Die Ergebnisse dieser Untersuchung oder ihre Aufnahme an ein PACS senden</translation>
    </message>
    <message>
        <source>Send to archive</source>
        <translation>An Archiv senden</translation>
    </message>
    <message>
        <source>Send to archive…</source>
        <translation>An Archiv senden…</translation>
    </message>
    <message>
        <source>Senders must use TLS</source>
        <translation>Sender müssen TLS benutzen</translation>
    </message>
    <message>
        <source>Sending to {name}</source>
        <translation>Wird an {name} gesendet</translation>
    </message>
    <message>
        <source>Sentence to find films by</source>
        <translation>Satz, nach dem Aufnahmen gesucht werden</translation>
    </message>
    <message>
        <source>Set every option as it was</source>
        <translation>Jede Option wie am Anfang</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings: [screen] curve.</source>
        <translation>Einstellungen: [screen] curve.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share of the film within the useful field</source>
        <translation>Anteil der Aufnahme im nutzbaren Sehfeld</translation>
    </message>
    <message>
        <source>Share of time over share of the image; 1 is what even looking would give</source>
        <translation>Zeitanteil geteilt durch Bildanteil; 1 entspricht gleichmäßigem Schauen</translation>
    </message>
    <message>
        <source>Shift+2 looks for one of this patient; or drop a film on the prior&apos;s pane.</source>
        <translation>Umschalt+2 sucht eine dieses Patienten; oder ziehen Sie eine Aufnahme auf das Bildfeld der Voraufnahme.</translation>
    </message>
    <message>
        <source>Shift+G tries with bending.</source>
        <translation>Umschalt+G versucht es mit Biegen.</translation>
    </message>
    <message>
        <source>Shift+U says why.</source>
        <translation>Umschalt+U sagt warum.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Show as prior</source>
        <translation>Als Voraufnahme zeigen</translation>
    </message>
    <message>
        <source>Show beside</source>
        <translation>Daneben zeigen</translation>
    </message>
    <message>
        <source>Show every sample behind the chosen one</source>
        <translation>Jede Stichprobe hinter der gewählten zeigen</translation>
    </message>
    <message>
        <source>Show every study again</source>
        <translation>Wieder jede Untersuchung zeigen</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Show list</source>
        <translation>Liste zeigen</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show or hide fixations and scanpaths</source>
        <translation>Fixationen und Blickpfade zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide live gaze and its heatmap</source>
        <translation>Aktuellen Blick und seine Heatmap zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide the attribution map</source>
        <translation>Die Attributionskarte zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide the file&apos;s own overlays and shutter</source>
        <translation>Die Überlagerungen und Blenden der Datei zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide the outlines that the model found</source>
        <translation>Die Umrisse zeigen oder verbergen, die das Modell gefunden hat</translation>
    </message>
    <message>
        <source>Show or hide the texts in the corners</source>
        <translation>Die Texte in den Ecken zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide your measurements</source>
        <translation>Ihre Messungen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show the film beside the one that is read</source>
        <translation>Die Aufnahme neben der zeigen, die befundet wird</translation>
    </message>
    <message>
        <source>Show the heatmap of the recorded fixations (G)</source>
        <translation>Heatmap der aufgezeichneten Fixationen zeigen (G)</translation>
    </message>
    <message>
        <source>Show the live gaze point</source>
        <translation>Aktuellen Blickpunkt zeigen</translation>
    </message>
    <message>
        <source>Show the mean over all samples in the Explain layout</source>
        <translation>Den Mittelwert aller Stichproben in der Anordnung „Erklären“ zeigen</translation>
    </message>
    <message>
        <source>Show the whole image</source>
        <translation>Das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>Show this recording</source>
        <translation>Diese Aufzeichnung zeigen</translation>
    </message>
    <message>
        <source>Show {place}</source>
        <translation>{place} zeigen</translation>
    </message>
    <message>
        <source>Show {place} in the image</source>
        <translation>{place} im Bild zeigen</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>{title} zeigen</translation>
    </message>
    <message>
        <source>Shown sample</source>
        <translation>Gezeigte Stichprobe</translation>
    </message>
    <message>
        <source>Shown when the reading is marked complete.</source>
        <translation>Wird gezeigt, wenn die Befundung als fertig markiert ist.</translation>
    </message>
    <message>
        <source>Side by side goes on without it.</source>
        <translation>Nebeneinander geht es ohne sie weiter.</translation>
    </message>
    <message>
        <source>Side by side goes on.</source>
        <translation>Nebeneinander geht es weiter.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Signieren</translation>
    </message>
    <message>
        <source>Sign report</source>
        <translation>Bericht signieren</translation>
    </message>
    <message>
        <source>Sign the consent</source>
        <translation>Einwilligung unterschreiben</translation>
    </message>
    <message>
        <source>Sign the report</source>
        <translation>Bericht signieren</translation>
    </message>
    <message>
        <source>Sign the report with your reader id; it cannot be edited while signed (Ctrl+Shift+S)</source>
        <translation>Den Bericht mit Ihrer Befunder-ID signieren; signiert lässt er sich nicht ändern (Strg+Umschalt+S)</translation>
    </message>
    <message>
        <source>Sign the report, or take the signature back</source>
        <translation>Den Bericht signieren oder die Signatur zurücknehmen</translation>
    </message>
    <message>
        <source>Sign what you accepted or wrote</source>
        <translation>Signieren, was Sie angenommen oder geschrieben haben</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <source>Similar films</source>
        <translation>Ähnliche Aufnahmen</translation>
    </message>
    <message>
        <source>Similar films, best first</source>
        <translation>Ähnliche Aufnahmen, beste zuerst</translation>
    </message>
    <message>
        <source>SimpleITK {version_versionstring}</source>
        <translation>SimpleITK {version_versionstring}</translation>
    </message>
    <message>
        <source>Sit down</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Sit {word}.{said}</source>
        <translation>Kopf weiter nach {word}.{said}</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Some vendors&apos; packages want another Python, such as 3.10</source>
        <translation>Manche Herstellerpakete brauchen ein anderes Python, etwa 3.10</translation>
    </message>
    <message>
        <source>Something over the film cannot be drawn and was switched off ({why}).</source>
        <translation>Etwas über der Aufnahme kann nicht gezeichnet werden und wurde ausgeschaltet ({why}).</translation>
    </message>
    <message>
        <source>Source id</source>
        <translation>Quell-ID</translation>
    </message>
    <message>
        <source>Space next   ← back   N notes   P pause   Esc leaves</source>
        <translation>Leertaste weiter   ← zurück   N Notizen   P Pause   Esc beendet</translation>
    </message>
    <message>
        <source>Space: go on</source>
        <translation>Leertaste: weiter</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed of the gaze over time, degrees a second</source>
        <translation>Geschwindigkeit des Blicks über die Zeit, Grad pro Sekunde</translation>
    </message>
    <message>
        <source>Speed of the replay: click for the next (X)</source>
        <translation>Tempo der Wiedergabe: Klick für das nächste (X)</translation>
    </message>
    <message>
        <source>Spread around the mean</source>
        <translation>Streuung um den Mittelwert</translation>
    </message>
    <message>
        <source>Spread as rings</source>
        <translation>Streuung als Ringe</translation>
    </message>
    <message>
        <source>Stage 1: gradient-weighted attention, rolled out at three scales, their mean</source>
        <translation>Stufe 1: gradientengewichtete Attention, auf drei Skalen ausgerollt, ihr Mittel</translation>
    </message>
    <message>
        <source>Stage 2: what all scales see, those whose blocks agree first</source>
        <translation>Stufe 2: was alle Skalen sehen, zuerst jene, deren Blöcke übereinstimmen</translation>
    </message>
    <message>
        <source>Stage 3: what each patch adds to the phrase, beyond a normal film</source>
        <translation>Stufe 3: was jeder Patch zum Begriff beiträgt, über eine normale Aufnahme hinaus</translation>
    </message>
    <message>
        <source>Stalls at</source>
        <translation>Stockt bei</translation>
    </message>
    <message>
        <source>Stalls for</source>
        <translation>Stockt für</translation>
    </message>
    <message>
        <source>Stand by these probabilities: exported as VERIFIED under your name</source>
        <translation>Für diese Wahrscheinlichkeiten einstehen: Export als VERIFIED unter Ihrem Namen</translation>
    </message>
    <message>
        <source>Stand by this sentence as it is</source>
        <translation>Für diesen Satz einstehen, wie er ist</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Erneut starten</translation>
    </message>
    <message>
        <source>Start or stop the eye tracker</source>
        <translation>Den Eyetracker starten oder anhalten</translation>
    </message>
    <message>
        <source>Start or stop tracker</source>
        <translation>Tracker starten oder anhalten</translation>
    </message>
    <message>
        <source>Start recording (Enter)</source>
        <translation>Aufzeichnung starten (Enter)</translation>
    </message>
    <message>
        <source>Start the tracker</source>
        <translation>Tracker starten</translation>
    </message>
    <message>
        <source>Start the tracker again in the Gaze panel.</source>
        <translation>Starten Sie den Tracker im Feld „Blick“ erneut.</translation>
    </message>
    <message>
        <source>State of the tracker process</source>
        <translation>Zustand des Trackerprozesses</translation>
    </message>
    <message>
        <source>State of the worker process</source>
        <translation>Zustand des Workerprozesses</translation>
    </message>
    <message>
        <source>State times gradient, gathered while one block&apos;s states grow from nothing</source>
        <translation>Zustand mal Gradient, gesammelt, während die Zustände eines Blocks aus nichts wachsen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop all jobs</source>
        <translation>Alle Aufträge anhalten</translation>
    </message>
    <message>
        <source>Stop or go on making films ready</source>
        <translation>Vorbereiten der Aufnahmen anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Stop recording before calibrating.</source>
        <translation>Beenden Sie die Aufzeichnung, bevor Sie kalibrieren.</translation>
    </message>
    <message>
        <source>Stop the export; nothing is left behind</source>
        <translation>Export abbrechen; nichts bleibt zurück</translation>
    </message>
    <message>
        <source>Stop the tracker</source>
        <translation>Tracker anhalten</translation>
    </message>
    <message>
        <source>Stop the tracker (Ctrl+T)</source>
        <translation>Tracker anhalten (Strg+T)</translation>
    </message>
    <message>
        <source>Stop {what}</source>
        <translation>{what} anhalten</translation>
    </message>
    <message>
        <source>Stop: {what}</source>
        <translation>Stopp: {what}</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Stopped. Not all of it was sent.</source>
        <translation>Abgebrochen. Nicht alles wurde gesendet.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was added to the library.</source>
        <translation>Abgebrochen. Nichts kam in die Bibliothek.</translation>
    </message>
    <message>
        <source>Stopped; nothing was left behind.</source>
        <translation>Abgebrochen; nichts blieb zurück.</translation>
    </message>
    <message>
        <source>Stored, modality and display value under the mouse</source>
        <translation>Gespeicherter, Modalitäts- und Anzeigewert unter der Maus</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Datenstrom</translation>
    </message>
    <message>
        <source>Structured report (TID 1500)</source>
        <translation>Strukturierter Bericht (TID 1500)</translation>
    </message>
    <message>
        <source>Structured report; UNVERIFIED until you accept them</source>
        <translation>Strukturierter Bericht; UNVERIFIED, bis Sie sie annehmen</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Untersuchungen</translation>
    </message>
    <message>
        <source>Studies are fetched by</source>
        <translation>Untersuchungen werden geholt mit</translation>
    </message>
    <message>
        <source>Studies in the archive</source>
        <translation>Untersuchungen im Archiv</translation>
    </message>
    <message>
        <source>Studies in the archive; double click fetches one</source>
        <translation>Untersuchungen im Archiv; Doppelklick holt eine</translation>
    </message>
    <message>
        <source>Studies, recordings, reports and models of yours</source>
        <translation>Eigene Untersuchungen, Aufzeichnungen, Berichte und Modelle</translation>
    </message>
    <message>
        <source>Studies: Enter or click opens, right click for more</source>
        <translation>Untersuchungen: Enter oder Klick öffnet, Rechtsklick für mehr</translation>
    </message>
    <message>
        <source>Studies…</source>
        <translation>Studien…</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>Study date, newest first</source>
        <translation>Untersuchungsdatum, neueste zuerst</translation>
    </message>
    <message>
        <source>Swap black and white</source>
        <translation>Schwarz und Weiß tauschen</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Take acceptance back</source>
        <translation>Annahme zurücknehmen</translation>
    </message>
    <message>
        <source>Take every drafted sentence over</source>
        <translation>Jeden entworfenen Satz übernehmen</translation>
    </message>
    <message>
        <source>Take every drafted sentence over that is not marked (Ctrl+Shift+Enter)</source>
        <translation>Jeden entworfenen Satz übernehmen, der nicht markiert ist (Strg+Umschalt+Enter)</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take it out of the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Take it out; it stays traceable (Delete)</source>
        <translation>Herausnehmen; er bleibt nachvollziehbar (Entf)</translation>
    </message>
    <message>
        <source>Take signature back</source>
        <translation>Signatur zurücknehmen</translation>
    </message>
    <message>
        <source>Take the calibration back</source>
        <translation>Die Kalibrierung zurücknehmen</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Die letzte zurücknehmen</translation>
    </message>
    <message>
        <source>Take the paint away: the draft with gaze is written with the gaze as it was recorded</source>
        <translation>Die Farbe wegnehmen: Der Entwurf mit Blick wird mit dem aufgezeichneten Blick geschrieben</translation>
    </message>
    <message>
        <source>Taken over; they count from the next start.</source>
        <translation>Übernommen; sie gelten ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Target {number}</source>
        <translation>Ziel {number}</translation>
    </message>
    <message>
        <source>Targets and where gaze was found</source>
        <translation>Ziele und wo der Blick gefunden wurde</translation>
    </message>
    <message>
        <source>Targets of a calibration</source>
        <translation>Ziele einer Kalibrierung</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Teaching: review of my own reading</source>
        <translation>Lehre: Durchsicht meiner eigenen Befundung</translation>
    </message>
    <message>
        <source>Test pattern</source>
        <translation>Testbild</translation>
    </message>
    <message>
        <source>Test pattern; arrows change it, Esc closes it</source>
        <translation>Testbild; Pfeiltasten wechseln es, Esc schließt es</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Text 10 % larger</source>
        <translation>Text um 10 % größer</translation>
    </message>
    <message>
        <source>Text 10 % smaller</source>
        <translation>Text um 10 % kleiner</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Text size is also Ctrl++ and Ctrl+-.</source>
        <translation>Die Textgröße ändern auch Strg++ und Strg+-.</translation>
    </message>
    <message>
        <source>Text size {wanted:.0%}: used from the next start of RadGaze.</source>
        <translation>Textgröße {wanted:.0%}: gilt ab dem nächsten Start von RadGaze.</translation>
    </message>
    <message>
        <source>Texts in the corners of a film</source>
        <translation>Texte in den Ecken einer Aufnahme</translation>
    </message>
    <message>
        <source>That region is too small to take a window from.</source>
        <translation>Diese Region ist zu klein, um ein Fenster daraus zu nehmen.</translation>
    </message>
    <message>
        <source>The action has no key</source>
        <translation>Die Aktion hat keine Taste</translation>
    </message>
    <message>
        <source>The archive whose values stand below</source>
        <translation>Das Archiv, dessen Werte darunter stehen</translation>
    </message>
    <message>
        <source>The archives of the settings (Ctrl+,)</source>
        <translation>Die Archive der Einstellungen (Strg+,)</translation>
    </message>
    <message>
        <source>The areas were not kept: {problem}</source>
        <translation>Die Gebiete wurden nicht behalten: {problem}</translation>
    </message>
    <message>
        <source>The arrangement was not saved: {error}.</source>
        <translation>Die Anordnung wurde nicht gespeichert: {error}.</translation>
    </message>
    <message>
        <source>The checklist of a frontal film: over its lungs once they were found, else typical places</source>
        <translation>Die Prüfliste einer frontalen Aufnahme: über ihren Lungen, sobald sie gefunden sind, sonst typische Orte</translation>
    </message>
    <message>
        <source>The dataset</source>
        <translation>Der Datensatz</translation>
    </message>
    <message>
        <source>The demo study is not installed.</source>
        <translation>Die Demo-Untersuchung ist nicht installiert.</translation>
    </message>
    <message>
        <source>The difference has no negative: green is denser now, magenta less dense</source>
        <translation>Das Differenzbild hat kein Negativ: Grün ist jetzt dichter, Magenta weniger dicht</translation>
    </message>
    <message>
        <source>The draft of each model, differences marked</source>
        <translation>Der Entwurf jedes Modells, Unterschiede markiert</translation>
    </message>
    <message>
        <source>The draft with gaze</source>
        <translation>Der Entwurf mit Blick</translation>
    </message>
    <message>
        <source>The draft without gaze</source>
        <translation>Der Entwurf ohne Blick</translation>
    </message>
    <message>
        <source>The encoder never learnt {words}: the map means nothing for it and is drawn faintly.</source>
        <translation>Der Encoder hat {words} nie gelernt: Die Karte bedeutet dafür nichts und wird blass gezeichnet.</translation>
    </message>
    <message>
        <source>The file that radgaze serve names there, copied to here</source>
        <translation>Die Datei, die radgaze serve dort nennt, hierher kopiert</translation>
    </message>
    <message>
        <source>The file&apos;s first window</source>
        <translation>Das erste Fenster der Datei</translation>
    </message>
    <message>
        <source>The file&apos;s second window</source>
        <translation>Das zweite Fenster der Datei</translation>
    </message>
    <message>
        <source>The file&apos;s third window</source>
        <translation>Das dritte Fenster der Datei</translation>
    </message>
    <message>
        <source>The film itself</source>
        <translation>Die Aufnahme selbst</translation>
    </message>
    <message>
        <source>The film there: {finding}</source>
        <translation>Die Aufnahme dort: {finding}</translation>
    </message>
    <message>
        <source>The finding probabilities are not part of the report: they are exported as UNVERIFIED unless you accept them in the Findings panel.</source>
        <translation>Die Wahrscheinlichkeiten der Befunde sind nicht Teil des Berichts: Sie werden als UNVERIFIED exportiert, wenn Sie sie nicht im Feld „Befunde“ annehmen.</translation>
    </message>
    <message>
        <source>The first time, what it shows is made before: about a minute. Esc leaves it.</source>
        <translation>Beim ersten Mal wird vorher berechnet, was sie zeigt: etwa eine Minute. Esc verlässt sie.</translation>
    </message>
    <message>
        <source>The first {count} rows; the command has them all.</source>
        <translation>Die ersten {count} Zeilen; der Befehl hat sie alle.</translation>
    </message>
    <message>
        <source>The folder of a speech model</source>
        <translation>Der Ordner eines Sprachmodells</translation>
    </message>
    <message>
        <source>The folder of a study</source>
        <translation>Der Ordner einer Studie</translation>
    </message>
    <message>
        <source>The folder of a study of the same protocol</source>
        <translation>Der Ordner einer Studie mit demselben Protokoll</translation>
    </message>
    <message>
        <source>The folder of an export as Parquet</source>
        <translation>Der Ordner eines Exports als Parquet</translation>
    </message>
    <message>
        <source>The gaze recording cannot be read: {error}</source>
        <translation>Die Blickaufzeichnung kann nicht gelesen werden: {error}</translation>
    </message>
    <message>
        <source>The graphics card does not paint the images: {why}.</source>
        <translation>Die Grafikkarte zeichnet die Bilder nicht: {why}.</translation>
    </message>
    <message>
        <source>The graphics card paints the films</source>
        <translation>Die Grafikkarte zeichnet die Aufnahmen</translation>
    </message>
    <message>
        <source>The images of the study and its prior, as the hanging protocol says</source>
        <translation>Die Bilder der Untersuchung und ihre Voraufnahme, wie das Hängeprotokoll sagt</translation>
    </message>
    <message>
        <source>The inference worker ended unexpectedly.</source>
        <translation>Der Inferenz-Worker endete unerwartet.</translation>
    </message>
    <message>
        <source>The kept calibration cannot be read: {strerror}.</source>
        <translation>Die gespeicherte Kalibrierung kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The kept calibration was not taken: {text}.</source>
        <translation>Die gespeicherte Kalibrierung wurde nicht übernommen: {text}.</translation>
    </message>
    <message>
        <source>The key file</source>
        <translation>Die Schlüsseldatei</translation>
    </message>
    <message>
        <source>The key that RadGaze gives it</source>
        <translation>Die Taste, die RadGaze ihr gibt</translation>
    </message>
    <message>
        <source>The largest error of a target is below the mean: raise it, or lower the mean.</source>
        <translation>Der größte Fehler eines Ziels liegt unter dem Mittel: Erhöhen Sie ihn oder senken Sie das Mittel.</translation>
    </message>
    <message>
        <source>The last block&apos;s attention; the same for every phrase</source>
        <translation>Die Attention des letzten Blocks; für jeden Begriff dieselbe</translation>
    </message>
    <message>
        <source>The last change is not kept yet: {journal_problem}.</source>
        <translation>Die letzte Änderung ist noch nicht gesichert: {journal_problem}.</translation>
    </message>
    <message>
        <source>The lens&apos;s next power, 1.5 to 8 times (also Shift+wheel over the image)</source>
        <translation>Die nächste Stärke der Lupe, 1,5- bis 8-fach (auch Umschalt+Mausrad über dem Bild)</translation>
    </message>
    <message>
        <source>The lens&apos;s next size (also Ctrl+Shift+wheel over the image)</source>
        <translation>Die nächste Größe der Lupe (auch Strg+Umschalt+Mausrad über dem Bild)</translation>
    </message>
    <message>
        <source>The level of the contour</source>
        <translation>Der Pegel der Kontur</translation>
    </message>
    <message>
        <source>The library</source>
        <translation>Die Bibliothek</translation>
    </message>
    <message>
        <source>The library has not answered yet</source>
        <translation>Die Bibliothek hat noch nicht geantwortet</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be used: {reason}.</source>
        <translation>Die Bibliothek in {folder} kann nicht benutzt werden: {reason}.</translation>
    </message>
    <message>
        <source>The library is not open yet.</source>
        <translation>Die Bibliothek ist noch nicht offen.</translation>
    </message>
    <message>
        <source>The licence</source>
        <translation>Die Lizenz</translation>
    </message>
    <message>
        <source>The licence of {model_id} was accepted.</source>
        <translation>Die Lizenz von {model_id} wurde angenommen.</translation>
    </message>
    <message>
        <source>The lines can be placed by hand (J).</source>
        <translation>Die Linien lassen sich von Hand setzen (J).</translation>
    </message>
    <message>
        <source>The list stays</source>
        <translation>Die Liste bleibt</translation>
    </message>
    <message>
        <source>The list was made again from the library&apos;s folders: {studies}.</source>
        <translation>Die Liste wurde aus den Ordnern der Bibliothek neu aufgebaut: {studies}.</translation>
    </message>
    <message>
        <source>The log cannot be read: {strerror}.</source>
        <translation>Das Protokoll kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The log says where it came from: Help &gt; Log.</source>
        <translation>Das Protokoll sagt, woher es kam: Hilfe &gt; Protokoll.</translation>
    </message>
    <message>
        <source>The machine that runs Gazepoint Control</source>
        <translation>Der Rechner, auf dem Gazepoint Control läuft</translation>
    </message>
    <message>
        <source>The map and predicted scanpaths of the phrase (Ctrl+Enter)</source>
        <translation>Karte und vorhergesagte Blickpfade des Begriffs (Strg+Enter)</translation>
    </message>
    <message>
        <source>The map and your gaze (a map that knows nothing of it in brackets):</source>
        <translation>Die Karte und Ihr Blick (in Klammern eine Karte, die nichts von ihm weiß):</translation>
    </message>
    <message>
        <source>The map is drawn at {value} % of its strength for that reason.</source>
        <translation>Die Karte wird deshalb mit {value} % ihrer Stärke gezeichnet.</translation>
    </message>
    <message>
        <source>The map reaches 0.5 nowhere.</source>
        <translation>Die Karte erreicht nirgends 0,5.</translation>
    </message>
    <message>
        <source>The map says where the model sees the phrase. It is not a finding.</source>
        <translation>Die Karte zeigt, wo das Modell den Begriff sieht. Sie ist kein Befund.</translation>
    </message>
    <message>
        <source>The model&apos;s own spread as rings</source>
        <translation>Modellstreuung als Ringe</translation>
    </message>
    <message>
        <source>The models alone</source>
        <translation>Die Modelle allein</translation>
    </message>
    <message>
        <source>The models are not ready yet.</source>
        <translation>Die Modelle sind noch nicht bereit.</translation>
    </message>
    <message>
        <source>The models are not ready, or the library is not open.</source>
        <translation>Die Modelle sind nicht bereit, oder die Bibliothek ist nicht offen.</translation>
    </message>
    <message>
        <source>The models are unloaded as soon as no job runs.</source>
        <translation>Die Modelle werden entladen, sobald kein Auftrag läuft.</translation>
    </message>
    <message>
        <source>The models hold {count} finding likely that the report does not name. They are often wrong.</source>
        <translation>Die Modelle halten {count} Befund für wahrscheinlich, den der Bericht nicht nennt. Sie irren oft.</translation>
    </message>
    <message>
        <source>The models hold {count} findings likely that the report does not name. They are often wrong.</source>
        <translation>Die Modelle halten {count} Befunde für wahrscheinlich, die der Bericht nicht nennt. Sie irren oft.</translation>
    </message>
    <message>
        <source>The models run there, as the settings ask (AI, Worker on another machine).</source>
        <translation>Die Modelle laufen dort, wie es die Einstellungen verlangen (KI, Worker auf einem anderen Rechner).</translation>
    </message>
    <message>
        <source>The mouse stands for the eyes, so that everything can be tried.</source>
        <translation>Die Maus steht für die Augen, damit sich alles ausprobieren lässt.</translation>
    </message>
    <message>
        <source>The mouse wheel over a film</source>
        <translation>Das Mausrad über einer Aufnahme</translation>
    </message>
    <message>
        <source>The next speed of the replay</source>
        <translation>Das nächste Tempo der Wiedergabe</translation>
    </message>
    <message>
        <source>The number: {value}. Below it: AUROC on films that were not trained on (chance .50).</source>
        <translation>Die Zahl: {value}. Darunter: AUROC auf Aufnahmen, mit denen nicht trainiert wurde (Zufall .50).</translation>
    </message>
    <message>
        <source>The one before it stays.</source>
        <translation>Die vorherige bleibt.</translation>
    </message>
    <message>
        <source>The other path</source>
        <translation>Der andere Pfad</translation>
    </message>
    <message>
        <source>The panels ask this one</source>
        <translation>Die Bereiche fragen dieses</translation>
    </message>
    <message>
        <source>The panes as they are, as PNG, SVG or PDF with film, models and seed; no name of a person</source>
        <translation>Die Bildfelder, wie sie sind, als PNG, SVG oder PDF mit Aufnahme, Modellen und Startwert; ohne Namen einer Person</translation>
    </message>
    <message>
        <source>The participant&apos;s screen, with gaze</source>
        <translation>Der Bildschirm des Teilnehmers, mit Blick</translation>
    </message>
    <message>
        <source>The password lies in the system&apos;s keyring (service radgaze-pacs)</source>
        <translation>Das Passwort liegt im Schlüsselbund des Systems (Dienst radgaze-pacs)</translation>
    </message>
    <message>
        <source>The phrase fits this film better than {value} % of {known_films} known films; {phrase_rank} of {known_phrases} known findings fit it better still (cosine {similarity}).</source>
        <translation>Der Begriff passt zu dieser Aufnahme besser als zu {value} % von {known_films} bekannten Aufnahmen; {phrase_rank} von {known_phrases} bekannten Befunden passen noch besser (Kosinus {similarity}).</translation>
    </message>
    <message>
        <source>The presentation ended: {why}</source>
        <translation>Die Präsentation ist zu Ende: {why}</translation>
    </message>
    <message>
        <source>The presentation opens in a window of its own.</source>
        <translation>Die Präsentation öffnet sich in einem eigenen Fenster.</translation>
    </message>
    <message>
        <source>The prior could not be registered: {error}.</source>
        <translation>Die Voraufnahme konnte nicht registriert werden: {error}.</translation>
    </message>
    <message>
        <source>The prior follows in zoom and place; through the registration where there is one</source>
        <translation>Die Voraufnahme folgt in Zoom und Ort; über die Registrierung, wo es eine gibt</translation>
    </message>
    <message>
        <source>The prior in a window of its own, on another screen where there is one; again to put it back</source>
        <translation>Die Voraufnahme in einem eigenen Fenster, auf einem anderen Bildschirm, wo es einen gibt; noch einmal, um sie zurückzuholen</translation>
    </message>
    <message>
        <source>The probabilities of each finding</source>
        <translation>Die Wahrscheinlichkeit jedes Befunds</translation>
    </message>
    <message>
        <source>The processor does, with the same result.</source>
        <translation>Der Prozessor tut es, mit demselben Ergebnis.</translation>
    </message>
    <message>
        <source>The processor is fast enough for one radiograph on one screen</source>
        <translation>Der Prozessor ist schnell genug für eine Röntgenaufnahme auf einem Bildschirm</translation>
    </message>
    <message>
        <source>The protocol as text</source>
        <translation>Das Protokoll als Text</translation>
    </message>
    <message>
        <source>The protocol is sound.</source>
        <translation>Das Protokoll ist in Ordnung.</translation>
    </message>
    <message>
        <source>The reader has agreed on paper</source>
        <translation>Der Befunder hat auf Papier eingewilligt</translation>
    </message>
    <message>
        <source>The recording cannot be read: {error}</source>
        <translation>Die Aufzeichnung kann nicht gelesen werden: {error}</translation>
    </message>
    <message>
        <source>The recording did not begin.</source>
        <translation>Die Aufzeichnung hat nicht begonnen.</translation>
    </message>
    <message>
        <source>The recording holds no fixation on the image.</source>
        <translation>Die Aufzeichnung enthält keine Fixation auf dem Bild.</translation>
    </message>
    <message>
        <source>The recording was not erased: {strerror}.</source>
        <translation>Die Aufzeichnung wurde nicht gelöscht: {strerror}.</translation>
    </message>
    <message>
        <source>The report denies it.</source>
        <translation>Der Bericht verneint es.</translation>
    </message>
    <message>
        <source>The report is signed: take the signature back to edit it</source>
        <translation>Der Bericht ist signiert: Nehmen Sie die Signatur zurück, um ihn zu ändern</translation>
    </message>
    <message>
        <source>The report of an earlier film; a sentence that only repeats it is marked</source>
        <translation>Der Befund einer früheren Aufnahme; ein Satz, der ihn nur wiederholt, wird markiert</translation>
    </message>
    <message>
        <source>The report was stopped.</source>
        <translation>Der Bericht wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The report with and without gaze</source>
        <translation>Der Bericht mit und ohne Blick</translation>
    </message>
    <message>
        <source>The report&apos;s process does not start.</source>
        <translation>Der Prozess des Berichts startet nicht.</translation>
    </message>
    <message>
        <source>The rest is used; all of them are named in the gaze report.</source>
        <translation>Der Rest wird benutzt; der Blickbericht nennt sie alle.</translation>
    </message>
    <message>
        <source>The ring is the control: {control}. Where it moves a number as far as the gaze on this film, the gaze did not say where.</source>
        <translation>Der Ring ist die Kontrolle: {control}. Wo er eine Zahl so weit verschiebt wie der Blick auf diese Aufnahme, hat der Blick nicht gesagt, wo.</translation>
    </message>
    <message>
        <source>The rules that made the image look as it does</source>
        <translation>Die Regeln, nach denen das Bild so aussieht</translation>
    </message>
    <message>
        <source>The same as text</source>
        <translation>Dasselbe als Text</translation>
    </message>
    <message>
        <source>The same seed gives the same result</source>
        <translation>Derselbe Startwert gibt dasselbe Ergebnis</translation>
    </message>
    <message>
        <source>The same seed reads in the same way</source>
        <translation>Derselbe Startwert befundet auf dieselbe Weise</translation>
    </message>
    <message>
        <source>The same without patient, reader and dates</source>
        <translation>Dasselbe ohne Patient, Befunder und Daten</translation>
    </message>
    <message>
        <source>The screen is not calibrated: {error}</source>
        <translation>Der Bildschirm ist nicht kalibriert: {error}</translation>
    </message>
    <message>
        <source>The second reader speaks when the reading is marked complete.</source>
        <translation>Der Zweitbefunder spricht, wenn die Befundung als fertig markiert ist.</translation>
    </message>
    <message>
        <source>The session was not saved: {strerror}.</source>
        <translation>Die Befundung wurde nicht gespeichert: {strerror}.</translation>
    </message>
    <message>
        <source>The settings were not saved in {settings_path}: {reason}.</source>
        <translation>Die Einstellungen wurden nicht in {settings_path} gespeichert: {reason}.</translation>
    </message>
    <message>
        <source>The share of samples lost beside blinks</source>
        <translation>Der Anteil der Abtastwerte, die außer durch Lidschläge verloren gehen</translation>
    </message>
    <message>
        <source>The share of samples that is dropped</source>
        <translation>Der Anteil verworfener Abtastwerte</translation>
    </message>
    <message>
        <source>The shown panel in a window of its own, on another screen where there is one; again to put it back</source>
        <translation>Das gezeigte Feld in einem eigenen Fenster, auf einem anderen Bildschirm, wo es einen gibt; noch einmal, um es zurückzuholen</translation>
    </message>
    <message>
        <source>The simulated reader looks at typical places: nothing is known of this film.</source>
        <translation>Der simulierte Befunder sieht typische Orte an: Von dieser Aufnahme ist nichts bekannt.</translation>
    </message>
    <message>
        <source>The status line says what the worker runs on; what it cannot have is said in a message</source>
        <translation>Die Statuszeile sagt, worauf der Worker läuft; was er nicht haben kann, steht in einer Meldung</translation>
    </message>
    <message>
        <source>The strongest place of each map is the top of the colours</source>
        <translation>Die stärkste Stelle jeder Karte ist das obere Ende der Farben</translation>
    </message>
    <message>
        <source>The studies cannot be listed: {reason}.</source>
        <translation>Die Untersuchungen können nicht aufgeführt werden: {reason}.</translation>
    </message>
    <message>
        <source>The study of {name} was not filed: {error}</source>
        <translation>Die Untersuchung von {name} wurde nicht abgelegt: {error}</translation>
    </message>
    <message>
        <source>The study&apos;s sitting ended: {why}</source>
        <translation>Die Sitzung der Studie ist zu Ende: {why}</translation>
    </message>
    <message>
        <source>The table was not written: {strerror}.</source>
        <translation>Die Tabelle wurde nicht geschrieben: {strerror}.</translation>
    </message>
    <message>
        <source>The text is read and signed</source>
        <translation>Der Text wird gelesen und unterschrieben</translation>
    </message>
    <message>
        <source>The tracker could not be started.</source>
        <translation>Der Tracker konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The tracker&apos;s own window calibrates; RadGaze then validates on targets of its own.</source>
        <translation>Das Fenster des Trackers selbst kalibriert; RadGaze validiert danach mit eigenen Zielen.</translation>
    </message>
    <message>
        <source>The truth of this film is known. Second reader: hits {hits}, false alarms {alarms}.</source>
        <translation>Die Wahrheit zu dieser Aufnahme ist bekannt. Zweitbefunder: Treffer {hits}, Fehlalarme {alarms}.</translation>
    </message>
    <message>
        <source>The unaided reading is finished; opens the AI panels</source>
        <translation>Die Befundung ohne Hilfe ist fertig; öffnet die KI-Felder</translation>
    </message>
    <message>
        <source>The validation is good enough</source>
        <translation>Die Prüfung ist gut genug</translation>
    </message>
    <message>
        <source>The whole ID, or a part with *</source>
        <translation>Die ganze ID oder ein Teil mit *</translation>
    </message>
    <message>
        <source>The window is on another screen than the tracker&apos;s: gaze does not fall on it.</source>
        <translation>Das Fenster ist auf einem anderen Bildschirm als der Tracker: Der Blick fällt nicht darauf.</translation>
    </message>
    <message>
        <source>The worker found no models.</source>
        <translation>Der Worker hat keine Modelle gefunden.</translation>
    </message>
    <message>
        <source>The worker has not named its models yet.</source>
        <translation>Der Worker hat seine Modelle noch nicht genannt.</translation>
    </message>
    <message>
        <source>The worker that answers, and its models. Model folders of your own are added to those here.</source>
        <translation>Der Worker, der antwortet, und seine Modelle. Eigene Modellordner kommen hier dazu.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>There are no pages in {folder}.</source>
        <translation>In {folder} gibt es keine Seiten.</translation>
    </message>
    <message>
        <source>There is an archive {name} already.</source>
        <translation>Es gibt schon ein Archiv {name}.</translation>
    </message>
    <message>
        <source>There is no image in that region.</source>
        <translation>In dieser Region ist kein Bild.</translation>
    </message>
    <message>
        <source>There is no model {missing}. Choose another one, or put its folder back.</source>
        <translation>Das Modell {missing} gibt es nicht. Wählen Sie ein anderes oder legen Sie seinen Ordner zurück.</translation>
    </message>
    <message>
        <source>There is no prior to compare with.</source>
        <translation>Es gibt keine Voraufnahme zum Vergleich.</translation>
    </message>
    <message>
        <source>These pages lie in {folder}.</source>
        <translation>Diese Seiten liegen in {folder}.</translation>
    </message>
    <message>
        <source>This film</source>
        <translation>Diese Aufnahme</translation>
    </message>
    <message>
        <source>This is the film that is read.</source>
        <translation>Das ist die Aufnahme, die befundet wird.</translation>
    </message>
    <message>
        <source>This is the {word} study of the list{of}</source>
        <translation>Das ist die {word} Untersuchung der Liste{of}</translation>
    </message>
    <message>
        <source>This panel stands in a window of its own.</source>
        <translation>Dieses Feld steht in einem eigenen Fenster.</translation>
    </message>
    <message>
        <source>This study is open in another RadGaze window: what is changed here is not kept.</source>
        <translation>Diese Untersuchung ist in einem anderen RadGaze-Fenster offen: Was hier geändert wird, wird nicht behalten.</translation>
    </message>
    <message>
        <source>This tracker does not tell where the head is. Sit comfortably, about 60 cm away.</source>
        <translation>Dieser Tracker meldet die Kopfposition nicht. Sitzen Sie bequem, etwa 60 cm entfernt.</translation>
    </message>
    <message>
        <source>This tracker is calibrated in its own software; RadGaze validates on its own targets.</source>
        <translation>Dieser Tracker wird in seiner eigenen Software kalibriert; RadGaze validiert mit eigenen Zielen.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Threshold of the map</source>
        <translation>Schwelle der Karte</translation>
    </message>
    <message>
        <source>Time of its fixations</source>
        <translation>Dauer seiner Fixationen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Timeline of gaze, fixations, view changes and words</source>
        <translation>Zeitleiste von Blick, Fixationen, Ansichtswechseln und Wörtern</translation>
    </message>
    <message>
        <source>To a file, without what belongs to this computer</source>
        <translation>In eine Datei, ohne was zu diesem Rechner gehört</translation>
    </message>
    <message>
        <source>Tobii Pro trackers through TittaPy or tobii-research.</source>
        <translation>Tobii-Pro-Tracker über TittaPy oder tobii-research.</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Tracker</source>
        <translation>Tracker</translation>
    </message>
    <message>
        <source>Tracker: off</source>
        <translation>Tracker: aus</translation>
    </message>
    <message>
        <source>Tracker: {text}</source>
        <translation>Tracker: {text}</translation>
    </message>
    <message>
        <source>Tracker: {title}</source>
        <translation>Tracker: {title}</translation>
    </message>
    <message>
        <source>Tracker: {title}   connecting</source>
        <translation>Tracker: {title}   verbindet</translation>
    </message>
    <message>
        <source>Tracker: {title}   ended</source>
        <translation>Tracker: {title}   beendet</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Truly there.</source>
        <translation>Wirklich da.</translation>
    </message>
    <message>
        <source>Truth (CSV: case, present)</source>
        <translation>Wahrheit (CSV: case, present)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Try the demo film</source>
        <translation>Demoaufnahme ausprobieren</translation>
    </message>
    <message>
        <source>Turn the image clockwise</source>
        <translation>Das Bild im Uhrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Two-means clustering over a sliding window; for noisy gaze and gaze with losses.</source>
        <translation>Zwei-Mittelwerte-Clustern über ein gleitendes Fenster; für verrauschten Blick und Blick mit Verlusten.</translation>
    </message>
    <message>
        <source>Type a sentence.</source>
        <translation>Geben Sie einen Satz ein.</translation>
    </message>
    <message>
        <source>Type what you see</source>
        <translation>Schreiben Sie, was Sie sehen</translation>
    </message>
    <message>
        <source>U says why it looks so.</source>
        <translation>U sagt, warum es so aussieht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Uninterrupted runs of fixations in it</source>
        <translation>Ununterbrochene Folgen von Fixationen darin</translation>
    </message>
    <message>
        <source>Unload all models; the next question loads its own again</source>
        <translation>Alle Modelle entladen; die nächste Anfrage lädt ihres wieder</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Up to four attribution methods for the phrase, beside your own heat map</source>
        <translation>Bis zu vier Attributionsmethoden für den Begriff, neben Ihrer eigenen Heatmap</translation>
    </message>
    <message>
        <source>Up to {most} methods, and your own heat map.</source>
        <translation>Bis zu {most} Methoden und Ihre eigene Heatmap.</translation>
    </message>
    <message>
        <source>Use a newer RadGaze</source>
        <translation>Benutzen Sie ein neueres RadGaze</translation>
    </message>
    <message>
        <source>Use all the same</source>
        <translation>Trotzdem nutzen</translation>
    </message>
    <message>
        <source>Use that of {made_at:%Y-%m-%d %H:%M}</source>
        <translation>Die von {made_at:%Y-%m-%d %H:%M} nehmen</translation>
    </message>
    <message>
        <source>Use the file&apos;s spacing</source>
        <translation>Pixelabstand der Datei nutzen</translation>
    </message>
    <message>
        <source>Use the whole recording again (Ctrl+Shift+A)</source>
        <translation>Wieder die ganze Aufzeichnung verwenden (Strg+Umschalt+A)</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Dieses verwenden</translation>
    </message>
    <message>
        <source>Use {model}</source>
        <translation>{model} verwenden</translation>
    </message>
    <message>
        <source>User, for DICOMweb</source>
        <translation>Benutzer, für DICOMweb</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Validieren</translation>
    </message>
    <message>
        <source>Validate only</source>
        <translation>Nur validieren</translation>
    </message>
    <message>
        <source>Validation accepted</source>
        <translation>Validierung angenommen</translation>
    </message>
    <message>
        <source>Validation kept as not accepted</source>
        <translation>Validierung als nicht angenommen behalten</translation>
    </message>
    <message>
        <source>Values below it are not shown</source>
        <translation>Werte darunter werden nicht gezeigt</translation>
    </message>
    <message>
        <source>Values of the patches, weighted by the gradient at the class token</source>
        <translation>Werte der Patches, gewichtet mit dem Gradienten am Klassentoken</translation>
    </message>
    <message>
        <source>Version, licences, what the models were trained on</source>
        <translation>Version, Lizenzen, womit die Modelle trainiert wurden</translation>
    </message>
    <message>
        <source>Version, text and time are kept with the study, the name in the key file.</source>
        <translation>Version, Text und Zeit werden bei der Studie behalten, der Name in der Schlüsseldatei.</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>W/L</source>
        <translation>F/L</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Ways that this model was not trained for say why in the list</source>
        <translation>Wege, für die dieses Modell nicht trainiert ist, nennen den Grund in der Liste</translation>
    </message>
    <message>
        <source>We call as</source>
        <translation>Wir melden uns als</translation>
    </message>
    <message>
        <source>What AI says of the films still lacks</source>
        <translation>Was KI zu den Aufnahmen sagt, fehlt noch</translation>
    </message>
    <message>
        <source>What I looked at</source>
        <translation>Was ich ansah</translation>
    </message>
    <message>
        <source>What MATEX sees where the phrase&apos;s words are given no place</source>
        <translation>Was MATEX sieht, wenn die Wörter des Begriffs keinen Ort bekommen</translation>
    </message>
    <message>
        <source>What cannot be taken</source>
        <translation>Was nicht angenommen werden kann</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Was als Nächstes kommt</translation>
    </message>
    <message>
        <source>What counts as good enough when gaze is calibrated and checked.</source>
        <translation>Was als gut genug gilt, wenn der Blick kalibriert und geprüft wird.</translation>
    </message>
    <message>
        <source>What do other models say of this film?</source>
        <translation>Was sagen andere Modelle zu dieser Aufnahme?</translation>
    </message>
    <message>
        <source>What happens in a trial</source>
        <translation>Was in einem Durchgang geschieht</translation>
    </message>
    <message>
        <source>What is agreed to</source>
        <translation>Worin eingewilligt wird</translation>
    </message>
    <message>
        <source>What is installed and what it can do; add, check and remove checkpoint folders</source>
        <translation>Was installiert ist und was es kann; Checkpoint-Ordner hinzufügen, prüfen und entfernen</translation>
    </message>
    <message>
        <source>What is known of the model</source>
        <translation>Was über das Modell bekannt ist</translation>
    </message>
    <message>
        <source>What is lost when a block of patches is made normal; a pass a block</source>
        <translation>Was verloren geht, wenn ein Block von Patches normal gemacht wird; ein Durchgang pro Block</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>What is shown, and what happens</source>
        <translation>Was gezeigt wird und was geschieht</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>What kind of reader</source>
        <translation>Welche Art von Befunder</translation>
    </message>
    <message>
        <source>What moves slower than a threshold is a fixation; for trackers of 60 Hz and more.</source>
        <translation>Was sich langsamer als eine Schwelle bewegt, ist eine Fixation; für Tracker ab 60 Hz.</translation>
    </message>
    <message>
        <source>What should stand here?</source>
        <translation>Was soll hier stehen?</translation>
    </message>
    <message>
        <source>What stands in “Add a sentence” is not in it: Enter adds it.</source>
        <translation>Was unter „Satz hinzufügen“ steht, ist nicht darin: Enter fügt es hinzu.</translation>
    </message>
    <message>
        <source>What stays within a small area is a fixation; steady where the sampling rate is low.</source>
        <translation>Was in einem kleinen Gebiet bleibt, ist eine Fixation; stabil bei niedriger Abtastrate.</translation>
    </message>
    <message>
        <source>What the numbers rest on</source>
        <translation>Worauf die Zahlen beruhen</translation>
    </message>
    <message>
        <source>What the recording is for; choose one or write your own</source>
        <translation>Wofür die Aufzeichnung ist; wählen Sie einen Zweck oder schreiben Sie einen eigenen</translation>
    </message>
    <message>
        <source>What the vision-language model reads where the mouse is, layer by layer (logit lens)</source>
        <translation>Was das Bild-Sprach-Modell an der Maus liest, Schicht für Schicht (Logit Lens)</translation>
    </message>
    <message>
        <source>What the window, the tracker host and the worker said last; without patient data</source>
        <translation>Was Fenster, Tracker-Prozess und Worker zuletzt sagten; ohne Patientendaten</translation>
    </message>
    <message>
        <source>What to explain</source>
        <translation>Was erklärt werden soll</translation>
    </message>
    <message>
        <source>What was drawn is not kept: the study is not filed yet.</source>
        <translation>Das Gezeichnete wird nicht behalten: Die Untersuchung ist noch nicht abgelegt.</translation>
    </message>
    <message>
        <source>What was drawn is not kept: {error}</source>
        <translation>Das Gezeichnete wird nicht behalten: {error}</translation>
    </message>
    <message>
        <source>What was measured on the film beside cannot be shown: {error}</source>
        <translation>Was auf der Aufnahme daneben gemessen wurde, kann nicht gezeigt werden: {error}</translation>
    </message>
    <message>
        <source>What was measured on {title} was not saved: {strerror}.</source>
        <translation>Was auf {title} gemessen wurde, wurde nicht gespeichert: {strerror}.</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>What was said, and its correction</source>
        <translation>Was gesagt wurde, und die Berichtigung</translation>
    </message>
    <message>
        <source>What you see</source>
        <translation>Was Sie sehen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Where each model sees the phrase, by the chosen method</source>
        <translation>Wo jedes Modell den Ausdruck sieht, nach der gewählten Methode</translation>
    </message>
    <message>
        <source>Where everybody stands</source>
        <translation>Wo alle stehen</translation>
    </message>
    <message>
        <source>Where films hang</source>
        <translation>Wo Aufnahmen hängen</translation>
    </message>
    <message>
        <source>Where gaze comes from</source>
        <translation>Woher der Blick kommt</translation>
    </message>
    <message>
        <source>Where gaze comes from. Start it in the Gaze panel (Ctrl+T).</source>
        <translation>Woher der Blick kommt. Starten Sie ihn im Feld „Blick“ (Strg+T).</translation>
    </message>
    <message>
        <source>Where is “{phrase}”?</source>
        <translation>Wo ist „{phrase}“?</translation>
    </message>
    <message>
        <source>Where its files are now</source>
        <translation>Wo seine Dateien jetzt liegen</translation>
    </message>
    <message>
        <source>Where one model is installed for a task it is taken; where there are several, choose above.</source>
        <translation>Wo für eine Aufgabe ein Modell installiert ist, wird es genommen; sind es mehrere, wählen Sie oben.</translation>
    </message>
    <message>
        <source>Where readers would look, mean of the sampled scanpaths</source>
        <translation>Wohin Befunder blicken würden, Mittel der gezogenen Blickpfade</translation>
    </message>
    <message>
        <source>Where the calibrated gaze lies at each target: the left eye as a dot, the right as a square.</source>
        <translation>Wo der kalibrierte Blick an jedem Ziel liegt: das linke Auge als Punkt, das rechte als Quadrat.</translation>
    </message>
    <message>
        <source>Where the phrase&apos;s words say to look, without looking at the film</source>
        <translation>Wohin die Wörter des Begriffs zu sehen heißen, ohne die Aufnahme anzusehen</translation>
    </message>
    <message>
        <source>Where the tracker sees your eyes; sit so that both are in the middle</source>
        <translation>Wo der Tracker Ihre Augen sieht; sitzen Sie so, dass beide in der Mitte sind</translation>
    </message>
    <message>
        <source>Where?</source>
        <translation>Wo?</translation>
    </message>
    <message>
        <source>Which method makes the map
{hint}</source>
        <translation>Welche Methode die Karte macht
{hint}</translation>
    </message>
    <message>
        <source>Which sampled scanpath is drawn with circles (N)</source>
        <translation>Welcher gezogene Blickpfad mit Kreisen gezeichnet wird (N)</translation>
    </message>
    <message>
        <source>Which studies are listed, and in which order</source>
        <translation>Welche Untersuchungen aufgeführt sind und in welcher Reihenfolge</translation>
    </message>
    <message>
        <source>While a reading is replayed: where the scanpath model expects the next fixation</source>
        <translation>Während eine Befundung abgespielt wird: wo das Blickpfadmodell die nächste Fixation erwartet</translation>
    </message>
    <message>
        <source>While the models have nothing else to do; vectors stay in the library&apos;s folder</source>
        <translation>Während die Modelle sonst nichts zu tun haben; Vektoren bleiben im Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>Who is who; not in the study&apos;s folder</source>
        <translation>Wer wer ist; nicht im Ordner der Studie</translation>
    </message>
    <message>
        <source>Who may send here</source>
        <translation>Wer hierher senden darf</translation>
    </message>
    <message>
        <source>Who reads: this goes into recordings, signatures and reports.</source>
        <translation>Wer befundet: Das kommt in Aufzeichnungen, Signaturen und Berichte.</translation>
    </message>
    <message>
        <source>Whole recording</source>
        <translation>Ganze Aufzeichnung</translation>
    </message>
    <message>
        <source>Whose path is put beside yours</source>
        <translation>Wessen Pfad neben Ihren gestellt wird</translation>
    </message>
    <message>
        <source>Whose paths</source>
        <translation>Wessen Blickpfade</translation>
    </message>
    <message>
        <source>Why the film was taken; the model is told it with the film</source>
        <translation>Warum die Aufnahme gemacht wurde; das Modell erfährt es mit der Aufnahme</translation>
    </message>
    <message>
        <source>Why this hanging protocol was chosen, and why not another</source>
        <translation>Warum dieses Hängeprotokoll gewählt wurde und kein anderes</translation>
    </message>
    <message>
        <source>Why this layout</source>
        <translation>Warum diese Anordnung</translation>
    </message>
    <message>
        <source>Why this look</source>
        <translation>Warum diese Darstellung</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Width and height of the screen belong together: enter both, or neither.</source>
        <translation>Breite und Höhe des Bildschirms gehören zusammen: Geben Sie beide ein oder keines.</translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation>Breite des Bildes</translation>
    </message>
    <message>
        <source>Width of the picture, mm; empty: as the monitor tells</source>
        <translation>Breite des Bildes in mm; leer: wie der Monitor meldet</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Window and level from the film&apos;s own grey values, for films that come flat</source>
        <translation>Fenster und Level aus den Grauwerten der Aufnahme, für flach gelieferte Aufnahmen</translation>
    </message>
    <message>
        <source>Window by itself</source>
        <translation>Fenster von selbst</translation>
    </message>
    <message>
        <source>Window of a region</source>
        <translation>Fenster einer Region</translation>
    </message>
    <message>
        <source>Window preset 1</source>
        <translation>Fenstervorgabe 1</translation>
    </message>
    <message>
        <source>Window preset 2</source>
        <translation>Fenstervorgabe 2</translation>
    </message>
    <message>
        <source>Window preset 3</source>
        <translation>Fenstervorgabe 3</translation>
    </message>
    <message>
        <source>Window/level</source>
        <translation>Fenster/Level</translation>
    </message>
    <message>
        <source>Window: {name}</source>
        <translation>Fenster: {name}</translation>
    </message>
    <message>
        <source>With a key that the operating system keeps for this user</source>
        <translation>Mit einem Schlüssel, den das Betriebssystem für diesen Benutzer verwahrt</translation>
    </message>
    <message>
        <source>With gaze</source>
        <translation>Mit Blick</translation>
    </message>
    <message>
        <source>With the next seed when the reading is done</source>
        <translation>Mit dem nächsten Startwert, wenn die Befundung fertig ist</translation>
    </message>
    <message>
        <source>With the reader&apos;s gaze</source>
        <translation>Mit dem Blick des Befunders</translation>
    </message>
    <message>
        <source>With the voices, which tell who speaks</source>
        <translation>Mit den Stimmen, die verraten, wer spricht</translation>
    </message>
    <message>
        <source>With wall-clock times and serial numbers of devices</source>
        <translation>Mit Uhrzeiten und Seriennummern der Geräte</translation>
    </message>
    <message>
        <source>With your gaze.</source>
        <translation>Mit Ihrem Blick.</translation>
    </message>
    <message>
        <source>With your path</source>
        <translation>Mit Ihrem Pfad</translation>
    </message>
    <message>
        <source>With {of}{where}{painted}, strength {strength:.2f}</source>
        <translation>Mit {of}{where}{painted}, Stärke {strength:.2f}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Widerrufen…</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Without a tracker</source>
        <translation>Ohne Tracker</translation>
    </message>
    <message>
        <source>Without gaze</source>
        <translation>Ohne Blick</translation>
    </message>
    <message>
        <source>Without gaze.</source>
        <translation>Ohne Blick.</translation>
    </message>
    <message>
        <source>Without: readers alone</source>
        <translation>Ohne: nur Lesende</translation>
    </message>
    <message>
        <source>Words and when they were said</source>
        <translation>Wörter und wann sie gesagt wurden</translation>
    </message>
    <message>
        <source>Words at a place</source>
        <translation>Wörter an einem Ort</translation>
    </message>
    <message>
        <source>Words at the mouse</source>
        <translation>Wörter an der Maus</translation>
    </message>
    <message>
        <source>Words of a setting; Enter goes to the first that has them</source>
        <translation>Wörter einer Einstellung; Enter geht zur ersten, die sie enthält</translation>
    </message>
    <message>
        <source>Words of an action, or a key</source>
        <translation>Wörter einer Aktion oder eine Taste</translation>
    </message>
    <message>
        <source>Worker on another machine</source>
        <translation>Worker auf einem anderen Rechner</translation>
    </message>
    <message>
        <source>Worker: crashed, starting again</source>
        <translation>Worker: abgestürzt, startet neu</translation>
    </message>
    <message>
        <source>Worker: not started</source>
        <translation>Worker: nicht gestartet</translation>
    </message>
    <message>
        <source>Worker: off</source>
        <translation>Worker: aus</translation>
    </message>
    <message>
        <source>Worker: restarting</source>
        <translation>Worker: startet neu</translation>
    </message>
    <message>
        <source>Worker: starting</source>
        <translation>Worker: startet</translation>
    </message>
    <message>
        <source>Worker: stopped after repeated crashes</source>
        <translation>Worker: nach wiederholten Abstürzen angehalten</translation>
    </message>
    <message>
        <source>Worker: {device}, {models}</source>
        <translation>Worker: {device}, {models}</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write a protocol, begin a study, enrol participants, export what was collected</source>
        <translation>Ein Protokoll schreiben, eine Studie beginnen, Teilnehmer aufnehmen, das Erhobene exportieren</translation>
    </message>
    <message>
        <source>Write a sentence of your own</source>
        <translation>Einen eigenen Satz schreiben</translation>
    </message>
    <message>
        <source>Write a sentence of your own; Enter adds it (Ctrl+N)</source>
        <translation>Schreiben Sie einen eigenen Satz; Enter fügt ihn hinzu (Strg+N)</translation>
    </message>
    <message>
        <source>Write measurements and AI results as DICOM objects (SR, map, segmentation, key image)</source>
        <translation>Messungen und KI-Ergebnisse als DICOM-Objekte schreiben (SR, Karte, Segmentierung, Schlüsselbild)</translation>
    </message>
    <message>
        <source>Write on the image</source>
        <translation>Auf das Bild schreiben</translation>
    </message>
    <message>
        <source>Write parts, turn, zoom and measurements as a DICOM presentation state</source>
        <translation>Ausschnitt, Drehung, Zoom und Messungen als DICOM Presentation State schreiben</translation>
    </message>
    <message>
        <source>Write the dataset</source>
        <translation>Datensatz schreiben</translation>
    </message>
    <message>
        <source>Write the gaze report of this recording (HTML)</source>
        <translation>Blickbericht dieser Aufzeichnung schreiben (HTML)</translation>
    </message>
    <message>
        <source>Write the objects and send them</source>
        <translation>Objekte schreiben und senden</translation>
    </message>
    <message>
        <source>Write the reading as PDF: report, film with measurements and overlays, findings, gaze, models</source>
        <translation>Die Befundung als PDF schreiben: Bericht, Aufnahme mit Messungen und Überlagerungen, Befunde, Blick, Modelle</translation>
    </message>
    <message>
        <source>Write the report as a text file</source>
        <translation>Den Bericht als Textdatei schreiben</translation>
    </message>
    <message>
        <source>Write the report as a text file (Ctrl+E)</source>
        <translation>Den Bericht als Textdatei schreiben (Strg+E)</translation>
    </message>
    <message>
        <source>Write the table as CSV</source>
        <translation>Tabelle als CSV schreiben</translation>
    </message>
    <message>
        <source>Write this table into a file</source>
        <translation>Diese Tabelle in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Writing the gaze report</source>
        <translation>Blickbericht wird geschrieben</translation>
    </message>
    <message>
        <source>Writing {name}.</source>
        <translation>{name} wird geschrieben.</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>Geschrieben.</translation>
    </message>
    <message>
        <source>Your eyes were near every region that the maps mark strongly.</source>
        <translation>Ihre Augen waren bei jeder Region, die die Karten stark markieren.</translation>
    </message>
    <message>
        <source>Your gaze</source>
        <translation>Ihr Blick</translation>
    </message>
    <message>
        <source>Your name, as you were enrolled</source>
        <translation>Ihr Name, wie Sie aufgenommen wurden</translation>
    </message>
    <message>
        <source>Your own models (Ctrl+M)</source>
        <translation>Ihre eigenen Modelle (Strg+M)</translation>
    </message>
    <message>
        <source>Your path</source>
        <translation>Ihr Pfad</translation>
    </message>
    <message>
        <source>Your path and another one</source>
        <translation>Ihr Pfad und ein anderer</translation>
    </message>
    <message>
        <source>Your report</source>
        <translation>Ihr Bericht</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in at the middle</source>
        <translation>In der Mitte vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom out at the middle</source>
        <translation>In der Mitte verkleinern</translation>
    </message>
    <message>
        <source>Zoom, turn and window as at first</source>
        <translation>Zoom, Drehung und Fenster wie am Anfang</translation>
    </message>
    <message>
        <source>Zooms</source>
        <translation>Zoomt</translation>
    </message>
    <message>
        <source>a drafted report</source>
        <translation>ein entworfener Bericht</translation>
    </message>
    <message>
        <source>a map of &quot;{phrase}&quot;</source>
        <translation>eine Karte von „{phrase}“</translation>
    </message>
    <message>
        <source>a model{finding}</source>
        <translation>ein Modell{finding}</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a part of it</source>
        <translation>ein Teil davon</translation>
    </message>
    <message>
        <source>a predicted scanpath</source>
        <translation>ein vorhergesagter Blickpfad</translation>
    </message>
    <message>
        <source>a reader&apos;s gaze</source>
        <translation>der Blick eines Befunders</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>about {memory_mb} MB of memory once loaded</source>
        <translation>etwa {memory_mb} MB Speicher, sobald geladen</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>accuracy {mean}°</source>
        <translation>Genauigkeit {mean}°</translation>
    </message>
    <message>
        <source>all accepted</source>
        <translation>alle angenommen</translation>
    </message>
    <message>
        <source>an earlier recording</source>
        <translation>eine frühere Aufzeichnung</translation>
    </message>
    <message>
        <source>an enlarged heart is {verb}, but {words}</source>
        <translation>ein vergrößertes Herz wird {verb}, aber {words}</translation>
    </message>
    <message>
        <source>another film&apos;s gaze</source>
        <translation>Blick einer anderen Aufnahme</translation>
    </message>
    <message>
        <source>any</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>any sender</source>
        <translation>jeder Sender</translation>
    </message>
    <message>
        <source>area {size} cm²</source>
        <translation>Fläche {size} cm²</translation>
    </message>
    <message>
        <source>area {size} px²</source>
        <translation>Fläche {size} px²</translation>
    </message>
    <message>
        <source>as the curve&apos;s file says</source>
        <translation>wie die Datei der Kurve sagt</translation>
    </message>
    <message>
        <source>as the device decides</source>
        <translation>wie das Gerät entscheidet</translation>
    </message>
    <message>
        <source>as the monitor tells</source>
        <translation>wie der Monitor meldet</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>atelectasis</source>
        <translation>Atelektase</translation>
    </message>
    <message>
        <source>body part is {body_part}, not {join}</source>
        <translation>Körperteil ist {body_part}, nicht {join}</translation>
    </message>
    <message>
        <source>both ends are at the same place</source>
        <translation>beide Enden liegen am selben Ort</translation>
    </message>
    <message>
        <source>both eyes</source>
        <translation>beide Augen</translation>
    </message>
    <message>
        <source>by date</source>
        <translation>nach Datum</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>by last added</source>
        <translation>nach Eingang</translation>
    </message>
    <message>
        <source>by last opened</source>
        <translation>nach letztem Öffnen</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>nach Name</translation>
    </message>
    <message>
        <source>by patient</source>
        <translation>nach Patient</translation>
    </message>
    <message>
        <source>calibrated by the reader on {known_mm} mm</source>
        <translation>vom Befunder auf {known_mm} mm kalibriert</translation>
    </message>
    <message>
        <source>calibrated to the standard display by its measured curve</source>
        <translation>mit der gemessenen Kurve auf die Standardanzeige kalibriert</translation>
    </message>
    <message>
        <source>cardiomegaly</source>
        <translation>Kardiomegalie</translation>
    </message>
    <message>
        <source>careful reader of the phantom</source>
        <translation>sorgfältiger Befunder des Phantoms</translation>
    </message>
    <message>
        <source>cd/m²</source>
        <translation>cd/m²</translation>
    </message>
    <message>
        <source>ceiling {figure}</source>
        <translation>Obergrenze {figure}</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>chance {figure}</source>
        <translation>Zufall {figure}</translation>
    </message>
    <message>
        <source>changes every {word:.2g} s</source>
        <translation>wechselt alle {word:.2g} s</translation>
    </message>
    <message>
        <source>checklist over the lungs and heart outlined by {models}</source>
        <translation>Prüfliste über Lungen und Herz, umrissen von {models}</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>von Hand gewählt</translation>
    </message>
    <message>
        <source>chosen by hand; the library has not been asked yet</source>
        <translation>von Hand gewählt; die Bibliothek wurde noch nicht gefragt</translation>
    </message>
    <message>
        <source>chosen by itself</source>
        <translation>von selbst gewählt</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>von Ihnen gewählt</translation>
    </message>
    <message>
        <source>chosen {clock_text}–{clock_text_2}</source>
        <translation>gewählt {clock_text}–{clock_text_2}</translation>
    </message>
    <message>
        <source>coarse registration</source>
        <translation>grobe Registrierung</translation>
    </message>
    <message>
        <source>computed: green denser now, magenta less dense</source>
        <translation>berechnet: Grün jetzt dichter, Magenta weniger dicht</translation>
    </message>
    <message>
        <source>consolidation</source>
        <translation>Konsolidierung</translation>
    </message>
    <message>
        <source>control</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <source>correlation with {model} {value:.2f}</source>
        <translation>Korrelation mit {model} {value:.2f}</translation>
    </message>
    <message>
        <source>counts from {takes}</source>
        <translation>gilt ab: {takes}</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>damaged recording</source>
        <translation>beschädigte Aufzeichnung</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>demo model</source>
        <translation>Demomodell</translation>
    </message>
    <message>
        <source>demo model, </source>
        <translation>Demomodell, </translation>
    </message>
    <message>
        <source>demo model, research use only</source>
        <translation>Demomodell, nur für die Forschung</translation>
    </message>
    <message>
        <source>demo models</source>
        <translation>Demomodelle</translation>
    </message>
    <message>
        <source>demo models and {own} of yours</source>
        <translation>Demomodelle und {own} eigene</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>verneint</translation>
    </message>
    <message>
        <source>dictation</source>
        <translation>Diktat</translation>
    </message>
    <message>
        <source>docs/study.md says how a study is begun: radgaze study new PROTOCOL.toml FOLDER.</source>
        <translation>docs/study.md sagt, wie eine Studie begonnen wird: radgaze study new PROTOCOL.toml FOLDER.</translation>
    </message>
    <message>
        <source>does not fit: {why}</source>
        <translation>passt nicht: {why}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>draft {how}{sure}</source>
        <translation>Entwurf {how}{sure}</translation>
    </message>
    <message>
        <source>draft, {title}</source>
        <translation>Entwurf, {title}</translation>
    </message>
    <message>
        <source>drafted</source>
        <translation>entworfen</translation>
    </message>
    <message>
        <source>drafted by AI, accepted</source>
        <translation>von der KI entworfen, angenommen</translation>
    </message>
    <message>
        <source>drafted by AI, not accepted</source>
        <translation>von der KI entworfen, nicht angenommen</translation>
    </message>
    <message>
        <source>drag to choose a stretch of gaze</source>
        <translation>ziehen, um einen Blickabschnitt zu wählen</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>von Hand gezeichnet</translation>
    </message>
    <message>
        <source>dwelt on</source>
        <translation>darauf verweilt</translation>
    </message>
    <message>
        <source>earlier study of {day}</source>
        <translation>frühere Untersuchung vom {day}</translation>
    </message>
    <message>
        <source>edema</source>
        <translation>Ödem</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>enlarged cardiomediastinum</source>
        <translation>verbreitertes Mediastinum</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>eingegeben</translation>
    </message>
    <message>
        <source>explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>false where the sender is a webcam</source>
        <translation>false, wo der Sender eine Webcam ist</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>film check</source>
        <translation>Aufnahmeprüfung</translation>
    </message>
    <message>
        <source>finding F1</source>
        <translation>Befund-F1</translation>
    </message>
    <message>
        <source>finer registration</source>
        <translation>feinere Registrierung</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>first </source>
        <translation>erste </translation>
    </message>
    <message>
        <source>first {count} of {of}</source>
        <translation>die ersten {count} von {of}</translation>
    </message>
    <message>
        <source>fixated shortly</source>
        <translation>kurz fixiert</translation>
    </message>
    <message>
        <source>fixating for {duration_ms:.0f} ms</source>
        <translation>fixiert seit {duration_ms:.0f} ms</translation>
    </message>
    <message>
        <source>fixations</source>
        <translation>Fixationen</translation>
    </message>
    <message>
        <source>fixations {len}   dwell {clock_text}</source>
        <translation>Fixationen {len}   Verweildauer {clock_text}</translation>
    </message>
    <message>
        <source>for example R01</source>
        <translation>zum Beispiel R01</translation>
    </message>
    <message>
        <source>fracture</source>
        <translation>Fraktur</translation>
    </message>
    <message>
        <source>functional groups</source>
        <translation>Functional Groups</translation>
    </message>
    <message>
        <source>gScoreCAM</source>
        <translation>gScoreCAM</translation>
    </message>
    <message>
        <source>gaze</source>
        <translation>Blick</translation>
    </message>
    <message>
        <source>gaze report</source>
        <translation>Blickbericht</translation>
    </message>
    <message>
        <source>gaze x,y</source>
        <translation>Blick x,y</translation>
    </message>
    <message>
        <source>gaze {clock_text}–{clock_text_2}</source>
        <translation>Blick {clock_text}–{clock_text_2}</translation>
    </message>
    <message>
        <source>gaze {len}</source>
        <translation>Blick {len}</translation>
    </message>
    <message>
        <source>heart</source>
        <translation>Herz</translation>
    </message>
    <message>
        <source>heart {heart} / thorax {thorax} {unit}</source>
        <translation>Herz {heart} / Thorax {thorax} {unit}</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>https://…; used in place of address and port</source>
        <translation>https://…; statt Adresse und Port</translation>
    </message>
    <message>
        <source>in seconds; dashed: the detector&apos;s threshold, dotted: bridged over a blink</source>
        <translation>in Sekunden; gestrichelt: Schwelle des Detektors, gepunktet: über einen Lidschlag überbrückt</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>invertiert</translation>
    </message>
    <message>
        <source>inverted once more</source>
        <translation>noch einmal invertiert</translation>
    </message>
    <message>
        <source>it contradicts “{text}”</source>
        <translation>es widerspricht „{text}“</translation>
    </message>
    <message>
        <source>it fits only by bending, and a rib may have been taken for its neighbour</source>
        <translation>Es passt nur mit Biegen, und eine Rippe kann für ihre Nachbarin gehalten worden sein</translation>
    </message>
    <message>
        <source>it has format {format}, this RadGaze reads {format_2}</source>
        <translation>sie hat das Format {format}, dieses RadGaze liest {format_2}</translation>
    </message>
    <message>
        <source>it has no textures of the kind that is needed</source>
        <translation>Sie hat keine Texturen der nötigen Art</translation>
    </message>
    <message>
        <source>it has not enough memory</source>
        <translation>Sie hat nicht genug Speicher</translation>
    </message>
    <message>
        <source>it is not quite the same both ways</source>
        <translation>Es ist in beiden Richtungen nicht ganz dasselbe</translation>
    </message>
    <message>
        <source>it is not the same both ways</source>
        <translation>Es ist in beiden Richtungen nicht dasselbe</translation>
    </message>
    <message>
        <source>it is of another image</source>
        <translation>es gehört zu einem anderen Bild</translation>
    </message>
    <message>
        <source>it lies outside the film</source>
        <translation>es liegt außerhalb der Aufnahme</translation>
    </message>
    <message>
        <source>it says again what “{text}” says</source>
        <translation>es sagt noch einmal, was „{text}“ sagt</translation>
    </message>
    <message>
        <source>it stands so in the prior report, which speaks of another film</source>
        <translation>so steht es im Vorbefund, der von einer anderen Aufnahme spricht</translation>
    </message>
    <message>
        <source>it takes {what}, not {text}.</source>
        <translation>es verlangt {what}, nicht {text}.</translation>
    </message>
    <message>
        <source>its code not confirmed</source>
        <translation>sein Code nicht bestätigt</translation>
    </message>
    <message>
        <source>its driver refused the shader</source>
        <translation>Ihr Treiber hat den Shader abgelehnt</translation>
    </message>
    <message>
        <source>its other end</source>
        <translation>ihr anderes Ende</translation>
    </message>
    <message>
        <source>its tail</source>
        <translation>sein Ende</translation>
    </message>
    <message>
        <source>its textures have {largest} pixels a side, the image has {shape}</source>
        <translation>Ihre Texturen haben {largest} Pixel Seitenlänge, das Bild hat {shape}</translation>
    </message>
    <message>
        <source>key image</source>
        <translation>Schlüsselbild</translation>
    </message>
    <message>
        <source>laid on this film&apos;s lungs</source>
        <translation>auf die Lungen dieser Aufnahme gelegt</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzte</translation>
    </message>
    <message>
        <source>layer {layer}   {said}</source>
        <translation>Schicht {layer}   {said}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>left eye</source>
        <translation>linkes Auge</translation>
    </message>
    <message>
        <source>left lung</source>
        <translation>linke Lunge</translation>
    </message>
    <message>
        <source>licence not accepted</source>
        <translation>Lizenz nicht angenommen</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>looking for a start</source>
        <translation>Anfang wird gesucht</translation>
    </message>
    <message>
        <source>loss {value} %</source>
        <translation>Verlust {value} %</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>lung lesion</source>
        <translation>Lungenherd</translation>
    </message>
    <message>
        <source>lung opacity</source>
        <translation>Lungenverschattung</translation>
    </message>
    <message>
        <source>map of the sentence</source>
        <translation>Karte des Satzes</translation>
    </message>
    <message>
        <source>mean {mean}{unit}   sd {sd}</source>
        <translation>Mittel {mean}{unit}   SD {sd}</translation>
    </message>
    <message>
        <source>mid</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>mirrored left to right; the orientation letters follow</source>
        <translation>von links nach rechts gespiegelt; die Richtungsbuchstaben folgen</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>missing: its files are not at {path}</source>
        <translation>fehlt: Seine Dateien sind nicht in {path}</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>modality is {value}, not {join}</source>
        <translation>Modalität ist {value}, nicht {join}</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>move it to that image&apos;s folder</source>
        <translation>verschieben Sie es in den Ordner jenes Bildes</translation>
    </message>
    <message>
        <source>never fixated</source>
        <translation>nie fixiert</translation>
    </message>
    <message>
        <source>no CTR</source>
        <translation>kein HTQ</translation>
    </message>
    <message>
        <source>no angle</source>
        <translation>kein Winkel</translation>
    </message>
    <message>
        <source>no change of view</source>
        <translation>keine Änderung der Ansicht</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>no earlier study</source>
        <translation>keine frühere Untersuchung</translation>
    </message>
    <message>
        <source>no eye seen at validation</source>
        <translation>kein Auge bei der Validierung gesehen</translation>
    </message>
    <message>
        <source>no gaze</source>
        <translation>kein Blick</translation>
    </message>
    <message>
        <source>no gaze recorded</source>
        <translation>kein Blick aufgezeichnet</translation>
    </message>
    <message>
        <source>no gaze was recorded</source>
        <translation>es wurde kein Blick aufgezeichnet</translation>
    </message>
    <message>
        <source>no gaze, no AI here</source>
        <translation>hier weder Blick noch KI</translation>
    </message>
    <message>
        <source>no models</source>
        <translation>keine Modelle</translation>
    </message>
    <message>
        <source>no person</source>
        <translation>keine Person</translation>
    </message>
    <message>
        <source>no pixel of the image inside</source>
        <translation>kein Pixel des Bildes darin</translation>
    </message>
    <message>
        <source>no spacing in the file</source>
        <translation>kein Pixelabstand in der Datei</translation>
    </message>
    <message>
        <source>no tracker yet</source>
        <translation>noch kein Tracker</translation>
    </message>
    <message>
        <source>no words in this recording</source>
        <translation>keine Wörter in dieser Aufzeichnung</translation>
    </message>
    <message>
        <source>no {kind}: {why}</source>
        <translation>kein {kind}: {why}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>none (a socket with a path needs none)</source>
        <translation>keiner (ein Socket mit Pfad braucht keinen)</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>nicht angenommen</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
    <message>
        <source>not fixated</source>
        <translation>nicht fixiert</translation>
    </message>
    <message>
        <source>not known to it</source>
        <translation>ihm nicht bekannt</translation>
    </message>
    <message>
        <source>not measured on real films</source>
        <translation>echte Aufnahmen –</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>not registered: it failed</source>
        <translation>nicht registriert: fehlgeschlagen</translation>
    </message>
    <message>
        <source>not research grade</source>
        <translation>keine Forschungsqualität</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>nicht gesehen</translation>
    </message>
    <message>
        <source>not validated</source>
        <translation>nicht validiert</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing by itself: a part of other models</source>
        <translation>nichts für sich allein: ein Teil anderer Modelle</translation>
    </message>
    <message>
        <source>nothing: scores, not probabilities</source>
        <translation>nichts: Punktwerte, keine Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>off by {residual_percent:.1f} %</source>
        <translation>daneben um {residual_percent:.1f} %</translation>
    </message>
    <message>
        <source>off: films stay on this machine</source>
        <translation>aus: Aufnahmen bleiben auf diesem Rechner</translation>
    </message>
    <message>
        <source>one corner</source>
        <translation>eine Ecke</translation>
    </message>
    <message>
        <source>one end</source>
        <translation>ein Ende</translation>
    </message>
    <message>
        <source>one pane large</source>
        <translation>ein Bildfeld groß</translation>
    </message>
    <message>
        <source>only the models that come with RadGaze</source>
        <translation>nur die Modelle, die zu RadGaze gehören</translation>
    </message>
    <message>
        <source>overlay {join}</source>
        <translation>Überlagerung {join}</translation>
    </message>
    <message>
        <source>own gaze</source>
        <translation>eigener Blick</translation>
    </message>
    <message>
        <source>paint {stroke}</source>
        <translation>Strich {stroke}</translation>
    </message>
    <message>
        <source>painted by the graphics card ({gpu})</source>
        <translation>von der Grafikkarte gezeichnet ({gpu})</translation>
    </message>
    <message>
        <source>painted gaze map</source>
        <translation>gemalte Blickkarte</translation>
    </message>
    <message>
        <source>painted over, for the draft</source>
        <translation>übermalt, für den Entwurf</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>pan by keys</source>
        <translation>mit Tasten verschieben</translation>
    </message>
    <message>
        <source>parts of the prior are squeezed to half their size</source>
        <translation>Teile der Voraufnahme sind auf die Hälfte gestaucht</translation>
    </message>
    <message>
        <source>phantom reader</source>
        <translation>Phantombefunder</translation>
    </message>
    <message>
        <source>phantoms {figure}</source>
        <translation>Phantome {figure}</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[eyelink]&apos;</source>
        <translation>pip install &apos;radgaze[eyelink]&apos;</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[eyelogic]&apos;</source>
        <translation>pip install &apos;radgaze[eyelogic]&apos;</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[lsl]&apos;</source>
        <translation>pip install &apos;radgaze[lsl]&apos;</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[tobii]&apos;</source>
        <translation>pip install &apos;radgaze[tobii]&apos;</translation>
    </message>
    <message>
        <source>pixels taken for square</source>
        <translation>Pixel als quadratisch angenommen</translation>
    </message>
    <message>
        <source>place unknown</source>
        <translation>Ort unbekannt</translation>
    </message>
    <message>
        <source>place unknown: explain it to see where</source>
        <translation>Ort unbekannt: erklären Sie es, um zu sehen, wo</translation>
    </message>
    <message>
        <source>places are off by {residual_percent} % of the film, agreement </source>
        <translation>Orte liegen um {residual_percent} % der Aufnahme daneben, Übereinstimmung </translation>
    </message>
    <message>
        <source>pleural effusion</source>
        <translation>Pleuraerguss</translation>
    </message>
    <message>
        <source>pneumothorax</source>
        <translation>Pneumothorax</translation>
    </message>
    <message>
        <source>pointer</source>
        <translation>Mauszeiger</translation>
    </message>
    <message>
        <source>points at it</source>
        <translation>zeigt darauf</translation>
    </message>
    <message>
        <source>posture or breathing differs</source>
        <translation>Haltung oder Atmung unterscheidet sich</translation>
    </message>
    <message>
        <source>predicted gaze</source>
        <translation>vorhergesagter Blick</translation>
    </message>
    <message>
        <source>predicted scanpaths</source>
        <translation>vorhergesagte Blickpfade</translation>
    </message>
    <message>
        <source>presentation LUT</source>
        <translation>Presentation LUT</translation>
    </message>
    <message>
        <source>presentation state</source>
        <translation>Presentation State</translation>
    </message>
    <message>
        <source>preset &apos;{preset}&apos; chosen</source>
        <translation>Fenstervorgabe &apos;{preset}&apos; gewählt</translation>
    </message>
    <message>
        <source>prior report</source>
        <translation>Vorbefund</translation>
    </message>
    <message>
        <source>prior, NOT registered</source>
        <translation>Voraufnahme, NICHT registriert</translation>
    </message>
    <message>
        <source>prior, moved onto the current film</source>
        <translation>Voraufnahme, auf die aktuelle Aufnahme gelegt</translation>
    </message>
    <message>
        <source>probabilities of findings</source>
        <translation>Wahrscheinlichkeiten von Befunden</translation>
    </message>
    <message>
        <source>proposed by {model} {version}, accepted by reader</source>
        <translation>Vorschlag von {model} {version}, vom Befunder angenommen</translation>
    </message>
    <message>
        <source>proposed by {model} {version}, adjusted by reader</source>
        <translation>Vorschlag von {model} {version}, vom Befunder angepasst</translation>
    </message>
    <message>
        <source>proposed by {model} {version}, not accepted</source>
        <translation>Vorschlag von {model} {version}, nicht angenommen</translation>
    </message>
    <message>
        <source>pupil</source>
        <translation>Pupille</translation>
    </message>
    <message>
        <source>pupil, {unit}</source>
        <translation>Pupille, {unit}</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>pylink&apos;s own stand-in, for trying</source>
        <translation>Der Ersatz von pylink selbst, zum Ausprobieren</translation>
    </message>
    <message>
        <source>rank {value} %</source>
        <translation>Rang {value} %</translation>
    </message>
    <message>
        <source>ranks of tone, in %</source>
        <translation>Ränge der Graustufen, in %</translation>
    </message>
    <message>
        <source>reach not measured</source>
        <translation>Reichweite nicht gemessen</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>real films</source>
        <translation>echte Aufnahmen</translation>
    </message>
    <message>
        <source>real films {figure}</source>
        <translation>echte Aufnahmen {figure}</translation>
    </message>
    <message>
        <source>recorded gaze</source>
        <translation>aufgezeichneter Blick</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>Aufzeichnungen</translation>
    </message>
    <message>
        <source>registered{bent}, POOR: {off}</source>
        <translation>registriert{bent}, SCHLECHT: {off}</translation>
    </message>
    <message>
        <source>registered{bent}, {off}</source>
        <translation>registriert{bent}, {off}</translation>
    </message>
    <message>
        <source>rejected by the reader</source>
        <translation>vom Befunder verworfen</translation>
    </message>
    <message>
        <source>replayed gaze</source>
        <translation>abgespielter Blick</translation>
    </message>
    <message>
        <source>research use only</source>
        <translation>nur für die Forschung</translation>
    </message>
    <message>
        <source>rests little on this film: {blank:.2f} with a blank one, {film:.2f} with it</source>
        <translation>beruht wenig auf dieser Aufnahme: {blank:.2f} mit einer leeren, {film:.2f} mit ihr</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>rechtes Auge</translation>
    </message>
    <message>
        <source>right lung</source>
        <translation>rechte Lunge</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>samples&apos; ScanMatch {scanmatch}, chance {chance}{further}   {words}</source>
        <translation>ScanMatch der Stichproben {scanmatch}, Zufall {chance}{further}   {words}</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>Startwert {seed}</translation>
    </message>
    <message>
        <source>sentence accepted</source>
        <translation>Satz angenommen</translation>
    </message>
    <message>
        <source>sentence drafted</source>
        <translation>Satz entworfen</translation>
    </message>
    <message>
        <source>sentence edited</source>
        <translation>Satz geändert</translation>
    </message>
    <message>
        <source>sentence rejected</source>
        <translation>Satz verworfen</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>signiert</translation>
    </message>
    <message>
        <source>signed {signed_by}, {replace} UTC</source>
        <translation>signiert {signed_by}, {replace} UTC</translation>
    </message>
    <message>
        <source>similarity {similarity}, no scale</source>
        <translation>Ähnlichkeit {similarity}, keine Skala</translation>
    </message>
    <message>
        <source>similarity {value:.2f}</source>
        <translation>Ähnlichkeit {value:.2f}</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>simulated gaze</source>
        <translation>simulierter Blick</translation>
    </message>
    <message>
        <source>speed, °/s</source>
        <translation>Geschw., °/s</translation>
    </message>
    <message>
        <source>spread {value:.0f} image px</source>
        <translation>Streuung {value:.0f} Bild-px</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>genannt</translation>
    </message>
    <message>
        <source>stored as {precision}</source>
        <translation>gespeichert als {precision}</translation>
    </message>
    <message>
        <source>support devices</source>
        <translation>Fremdmaterial</translation>
    </message>
    <message>
        <source>the chosen tool</source>
        <translation>das gewählte Werkzeug</translation>
    </message>
    <message>
        <source>the end of one arm</source>
        <translation>das Ende eines Schenkels</translation>
    </message>
    <message>
        <source>the end of the other arm</source>
        <translation>das Ende des anderen Schenkels</translation>
    </message>
    <message>
        <source>the eye distance</source>
        <translation>der Augenabstand</translation>
    </message>
    <message>
        <source>the film&apos;s {down} {across}</source>
        <translation>auf der Aufnahme {down} {across}</translation>
    </message>
    <message>
        <source>the films agree better without it</source>
        <translation>Die Aufnahmen stimmen ohne sie besser überein</translation>
    </message>
    <message>
        <source>the films do not agree anywhere</source>
        <translation>Die Aufnahmen stimmen nirgends überein</translation>
    </message>
    <message>
        <source>the films hardly overlap</source>
        <translation>Die Aufnahmen überlappen kaum</translation>
    </message>
    <message>
        <source>the films were taken too differently</source>
        <translation>Die Aufnahmen wurden zu unterschiedlich gemacht</translation>
    </message>
    <message>
        <source>the graphics system cannot be started</source>
        <translation>Das Grafiksystem kann nicht gestartet werden</translation>
    </message>
    <message>
        <source>the heart&apos;s outermost point on one side</source>
        <translation>der äußerste Punkt des Herzens auf einer Seite</translation>
    </message>
    <message>
        <source>the heart&apos;s outermost point on the other side</source>
        <translation>der äußerste Punkt des Herzens auf der anderen Seite</translation>
    </message>
    <message>
        <source>the image is {value} ({view_why})</source>
        <translation>Das Bild ist {value} ({view_why})</translation>
    </message>
    <message>
        <source>the inner edge of the ribs on one side, at the widest</source>
        <translation>der Innenrand der Rippen auf einer Seite, an der breitesten Stelle</translation>
    </message>
    <message>
        <source>the inner edge on the other side</source>
        <translation>der Innenrand auf der anderen Seite</translation>
    </message>
    <message>
        <source>the lower end plate, one end</source>
        <translation>die untere Deckplatte, ein Ende</translation>
    </message>
    <message>
        <source>the main pane wants {join}, the image is {value}</source>
        <translation>Das Hauptbildfeld verlangt {join}, das Bild ist {value}</translation>
    </message>
    <message>
        <source>the midline (spinous processes)</source>
        <translation>die Mittellinie (Dornfortsätze)</translation>
    </message>
    <message>
        <source>the midline is not between the heart&apos;s borders</source>
        <translation>Die Mittellinie liegt nicht zwischen den Herzrändern</translation>
    </message>
    <message>
        <source>the next recording</source>
        <translation>die nächste Aufzeichnung</translation>
    </message>
    <message>
        <source>the next start</source>
        <translation>nächster Start</translation>
    </message>
    <message>
        <source>the one that runs RadGaze</source>
        <translation>der, mit dem RadGaze läuft</translation>
    </message>
    <message>
        <source>the opposite corner</source>
        <translation>die gegenüberliegende Ecke</translation>
    </message>
    <message>
        <source>the other end</source>
        <translation>das andere Ende</translation>
    </message>
    <message>
        <source>the other way round, as a check</source>
        <translation>in Gegenrichtung, zur Kontrolle</translation>
    </message>
    <message>
        <source>the place that it points to</source>
        <translation>der Ort, auf den er zeigt</translation>
    </message>
    <message>
        <source>the pointer, no eye tracker</source>
        <translation>der Mauszeiger, kein Eyetracker</translation>
    </message>
    <message>
        <source>the prior seems to be mirrored</source>
        <translation>Die Voraufnahme scheint gespiegelt zu sein</translation>
    </message>
    <message>
        <source>the prior would be folded</source>
        <translation>Die Voraufnahme würde gefaltet</translation>
    </message>
    <message>
        <source>the prior would have to be turned too far</source>
        <translation>Die Voraufnahme müsste zu weit gedreht werden</translation>
    </message>
    <message>
        <source>the prior&apos;s size would have to be changed too much</source>
        <translation>Die Größe der Voraufnahme müsste zu stark geändert werden</translation>
    </message>
    <message>
        <source>the ratio {by} measured is {value}</source>
        <translation>der {by} gemessene Quotient ist {value}</translation>
    </message>
    <message>
        <source>the reading in {folder} ({why})</source>
        <translation>die Befundung in {folder} ({why})</translation>
    </message>
    <message>
        <source>the result could not be kept: {error}.</source>
        <translation>das Ergebnis konnte nicht behalten werden: {error}.</translation>
    </message>
    <message>
        <source>the screen&apos;s size</source>
        <translation>die Größe des Bildschirms</translation>
    </message>
    <message>
        <source>the session file is damaged ({words_of})</source>
        <translation>Die Sitzungsdatei ist beschädigt ({words_of})</translation>
    </message>
    <message>
        <source>the settings ({settings})</source>
        <translation>die Einstellungen ({settings})</translation>
    </message>
    <message>
        <source>the simulated reader&apos;s gaze</source>
        <translation>der Blick des simulierten Befunders</translation>
    </message>
    <message>
        <source>the sitting was not completed.</source>
        <translation>Die Sitzung wurde nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>the study has {count} image{value}</source>
        <translation>Die Untersuchung hat {count} Bild(er)</translation>
    </message>
    <message>
        <source>the study is open in another RadGaze window</source>
        <translation>die Untersuchung ist in einem anderen RadGaze-Fenster offen</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>the upper end plate, one end</source>
        <translation>die obere Deckplatte, ein Ende</translation>
    </message>
    <message>
        <source>the vertex</source>
        <translation>der Scheitel</translation>
    </message>
    <message>
        <source>the view is {value}, not {join}</source>
        <translation>Die Projektion ist {value}, nicht {join}</translation>
    </message>
    <message>
        <source>there are no findings that it could be held against</source>
        <translation>es gibt keine Befunde, an denen es sich messen ließe</translation>
    </message>
    <message>
        <source>there is an earlier study</source>
        <translation>Es gibt eine frühere Untersuchung</translation>
    </message>
    <message>
        <source>there is no earlier study</source>
        <translation>Es gibt keine frühere Untersuchung</translation>
    </message>
    <message>
        <source>there is no folder {missing}.</source>
        <translation>den Ordner {missing} gibt es nicht.</translation>
    </message>
    <message>
        <source>there is no such action</source>
        <translation>Diese Aktion gibt es nicht</translation>
    </message>
    <message>
        <source>there is no {what} of the {study}</source>
        <translation>Es gibt kein {what} der {study}</translation>
    </message>
    <message>
        <source>there is no {what} {text}.</source>
        <translation>{what} {text} gibt es nicht.</translation>
    </message>
    <message>
        <source>there {monitors} {monitors_2} monitor{value}</source>
        <translation>Monitore: {monitors_2} ({monitors})</translation>
    </message>
    <message>
        <source>this film&apos;s lungs</source>
        <translation>Lungen der Aufnahme</translation>
    </message>
    <message>
        <source>times</source>
        <translation>fach</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>too few places of the film are found on the prior</source>
        <translation>Zu wenige Orte der Aufnahme finden sich auf der Voraufnahme</translation>
    </message>
    <message>
        <source>tracker {kind}</source>
        <translation>Tracker {kind}</translation>
    </message>
    <message>
        <source>trained on</source>
        <translation>trainiert mit</translation>
    </message>
    <message>
        <source>turned left</source>
        <translation>nach links gedreht</translation>
    </message>
    <message>
        <source>turned right</source>
        <translation>nach rechts gedreht</translation>
    </message>
    <message>
        <source>turned to {value} degrees clockwise</source>
        <translation>auf {value} Grad im Uhrzeigersinn gedreht</translation>
    </message>
    <message>
        <source>typical place</source>
        <translation>typischer Ort</translation>
    </message>
    <message>
        <source>typical place on a frontal chest radiograph, not measured on this image</source>
        <translation>typischer Ort auf einer frontalen Thoraxaufnahme, nicht auf diesem Bild gemessen</translation>
    </message>
    <message>
        <source>unsaved gaze</source>
        <translation>ungesicherter Blick</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>upside down</source>
        <translation>auf dem Kopf</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>what was drawn on the film, which is not in the library</source>
        <translation>was auf der Aufnahme gezeichnet wurde, die nicht in der Bibliothek ist</translation>
    </message>
    <message>
        <source>what was measured on {title} ({why})</source>
        <translation>was auf {title} gemessen wurde ({why})</translation>
    </message>
    <message>
        <source>where lungs usually are</source>
        <translation>wo Lungen gewöhnlich liegen</translation>
    </message>
    <message>
        <source>where the text stands</source>
        <translation>wo der Text steht</translation>
    </message>
    <message>
        <source>window {centre}/{width} {function} instead of {was}</source>
        <translation>Fenster {centre}/{width} {function} statt {was}</translation>
    </message>
    <message>
        <source>window/level</source>
        <translation>Fenster/Level</translation>
    </message>
    <message>
        <source>with gaze</source>
        <translation>mit Blick</translation>
    </message>
    <message>
        <source>with {whose}</source>
        <translation>mit Blick: {whose}</translation>
    </message>
    <message>
        <source>without</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>without gaze</source>
        <translation>ohne Blick</translation>
    </message>
    <message>
        <source>would fit</source>
        <translation>würde passen</translation>
    </message>
    <message>
        <source>would fit, only by hand</source>
        <translation>würde passen, nur von Hand</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>written by the reader</source>
        <translation>vom Befunder geschrieben</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>your gaze</source>
        <translation>Ihr Blick</translation>
    </message>
    <message>
        <source>your own protocols go before the built-in ones</source>
        <translation>Ihre eigenen Protokolle gehen den eingebauten vor</translation>
    </message>
    <message>
        <source>your pointer</source>
        <translation>Ihr Mauszeiger</translation>
    </message>
    <message>
        <source>zoom at the cursor</source>
        <translation>Zoom am Mauszeiger</translation>
    </message>
    <message>
        <source>zoom {zoom}x</source>
        <translation>Zoom {zoom}x</translation>
    </message>
    <message>
        <source>{accessiblename} lies between {least} and {most}.</source>
        <translation>{accessiblename} liegt zwischen {least} und {most}.</translation>
    </message>
    <message>
        <source>{accessiblename} stands before the image: gaze on it counts as on the image.</source>
        <translation>{accessiblename} steht vor dem Bild: Blick darauf zählt als Blick auf das Bild.</translation>
    </message>
    <message>
        <source>{architecture}{kind}
Trained on: {trained_on}
Licence: {licence}</source>
        <translation>{architecture}{kind}
Trainiert mit: {trained_on}
Lizenz: {licence}</translation>
    </message>
    <message>
        <source>{correlation} (before {correlation_before})</source>
        <translation>{correlation} (vorher {correlation_before})</translation>
    </message>
    <message>
        <source>{count} DICOM objects written to {name}.</source>
        <translation>{count} DICOM-Objekte nach {name} geschrieben.</translation>
    </message>
    <message>
        <source>{count} dropped files</source>
        <translation>{count} abgelegte Dateien</translation>
    </message>
    <message>
        <source>{count} film is in the library; open from the list of studies.</source>
        <translation>{count} Aufnahme ist in der Bibliothek; öffnen Sie sie aus der Untersuchungsliste.</translation>
    </message>
    <message>
        <source>{count} film received from {senders}: {names}.</source>
        <translation>{count} Aufnahme empfangen von {senders}: {names}.</translation>
    </message>
    <message>
        <source>{count} films are in the library; open from the list of studies.</source>
        <translation>{count} Aufnahmen sind in der Bibliothek; öffnen Sie sie aus der Untersuchungsliste.</translation>
    </message>
    <message>
        <source>{count} films received from {senders}: {names}.</source>
        <translation>{count} Aufnahmen empfangen von {senders}: {names}.</translation>
    </message>
    <message>
        <source>{count} marked sentence was not accepted: accept, edit or reject each</source>
        <translation>{count} markierter Satz wurde nicht angenommen: annehmen, ändern oder verwerfen</translation>
    </message>
    <message>
        <source>{count} marked sentences were not accepted: accept, edit or reject each</source>
        <translation>{count} markierte Sätze wurden nicht angenommen: jeden annehmen, ändern oder verwerfen</translation>
    </message>
    <message>
        <source>{count} measurement</source>
        <translation>{count} Messung</translation>
    </message>
    <message>
        <source>{count} measurements</source>
        <translation>{count} Messungen</translation>
    </message>
    <message>
        <source>{count} mistake</source>
        <translation>{count} Fehler</translation>
    </message>
    <message>
        <source>{count} mistakes</source>
        <translation>{count} Fehler</translation>
    </message>
    <message>
        <source>{count} model</source>
        <translation>{count} Modell</translation>
    </message>
    <message>
        <source>{count} models</source>
        <translation>{count} Modelle</translation>
    </message>
    <message>
        <source>{count} object was not filed: {reason}.</source>
        <translation>{count} Objekt wurde nicht abgelegt: {reason}.</translation>
    </message>
    <message>
        <source>{count} object was sent.</source>
        <translation>{count} Objekt wurde gesendet.</translation>
    </message>
    <message>
        <source>{count} objects were not filed: {reason}.</source>
        <translation>{count} Objekte wurden nicht abgelegt: {reason}.</translation>
    </message>
    <message>
        <source>{count} objects were sent.</source>
        <translation>{count} Objekte wurden gesendet.</translation>
    </message>
    <message>
        <source>{count} of AI&apos;s proposals are open. Accept or reject each; to edit a sentence, leave this and edit it in the report.</source>
        <translation>{count} Vorschläge der KI sind offen. Annehmen oder verwerfen Sie jeden; um einen Satz zu ändern, schließen Sie dies und ändern ihn im Bericht.</translation>
    </message>
    <message>
        <source>{count} of AI&apos;s proposals is open. Accept or reject each; to edit a sentence, leave this and edit it in the report.</source>
        <translation>{count} Vorschlag der KI ist offen. Annehmen oder verwerfen Sie ihn; um einen Satz zu ändern, schließen Sie dies und ändern ihn im Bericht.</translation>
    </message>
    <message>
        <source>{count} of {count_2} fixations on it, {dwell:.1f} s</source>
        <translation>{count} von {count_2} Fixationen darauf, {dwell:.1f} s</translation>
    </message>
    <message>
        <source>{count} region that the other path dwelt on was never fixated (red ring).</source>
        <translation>{count} Region, auf der der andere Pfad verweilte, wurde nie fixiert (roter Ring).</translation>
    </message>
    <message>
        <source>{count} regions that the other path dwelt on were never fixated (red rings).</source>
        <translation>{count} Regionen, auf denen der andere Pfad verweilte, wurden nie fixiert (rote Ringe).</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} Zeilen</translation>
    </message>
    <message>
        <source>{count} scanpaths for {finding}, spread {spread_px:.0f} image px, seed {seed}.</source>
        <translation>{count} Blickpfade für {finding}, Streuung {spread_px:.0f} Bild-px, Startwert {seed}.</translation>
    </message>
    <message>
        <source>{count} sentence</source>
        <translation>{count} Satz</translation>
    </message>
    <message>
        <source>{count} sentences</source>
        <translation>{count} Sätze</translation>
    </message>
    <message>
        <source>{count} studies</source>
        <translation>{count} Untersuchungen</translation>
    </message>
    <message>
        <source>{count} studies.{more}</source>
        <translation>{count} Untersuchungen.{more}</translation>
    </message>
    <message>
        <source>{count} study</source>
        <translation>{count} Untersuchung</translation>
    </message>
    <message>
        <source>{count} study.{more}</source>
        <translation>{count} Untersuchung.{more}</translation>
    </message>
    <message>
        <source>{count} targets</source>
        <translation>{count} Ziele</translation>
    </message>
    <message>
        <source>{demo}{architecture}. Trained on {trained_on} Licence: {licence}.</source>
        <translation>{demo}{architecture}. Trainiert mit {trained_on} Lizenz: {licence}.</translation>
    </message>
    <message>
        <source>{drafted} of {count} not accepted</source>
        <translation>{drafted} von {count} nicht angenommen</translation>
    </message>
    <message>
        <source>{finding}   spread {spread_px} px</source>
        <translation>{finding}   Streuung {spread_px} px</translation>
    </message>
    <message>
        <source>{finding} is {verb}, but the findings hold {name} {probability} ({how})</source>
        <translation>{finding} wird {verb}, aber die Befunde führen {name} {probability} ({how})</translation>
    </message>
    <message>
        <source>{fixations} fixations on the image{stretch}, {share} of it within {useful_field_deg:g}° of one. Detector {detector} version {version}.</source>
        <translation>{fixations} Fixationen auf dem Bild{stretch}, {share} davon innerhalb von {useful_field_deg:g}° um eine. Detektor {detector}, Version {version}.</translation>
    </message>
    <message>
        <source>{hint}
Default: {default:g}</source>
        <translation>{hint}
Vorgabe: {default:g}</translation>
    </message>
    <message>
        <source>{how}   tone ranks   right drag: window</source>
        <translation>{how}   Grauwertränge   rechts ziehen: Fenster</translation>
    </message>
    <message>
        <source>{id} is at {folder}.</source>
        <translation>{id} liegt in {folder}.</translation>
    </message>
    <message>
        <source>{id} is whole ({count} files).</source>
        <translation>{id} ist vollständig ({count} Dateien).</translation>
    </message>
    <message>
        <source>{id} was added.</source>
        <translation>{id} wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>{iso_day}   no gaze, no AI here</source>
        <translation>{iso_day}   hier weder Blick noch KI</translation>
    </message>
    <message>
        <source>{keys} is no key</source>
        <translation>{keys} ist keine Taste</translation>
    </message>
    <message>
        <source>{keys} is the key of “{text}”</source>
        <translation>{keys} ist die Taste von „{text}“</translation>
    </message>
    <message>
        <source>{kind}, not for diagnosis. Trained on {trained}.</source>
        <translation>{kind}, nicht für die Diagnose. Trainiert mit {trained}.</translation>
    </message>
    <message>
        <source>{label} is open{where} and stays in the library.</source>
        <translation>{label} ist{where} offen und bleibt in der Bibliothek.</translation>
    </message>
    <message>
        <source>{label} leaves the list with its gaze, measurements and report. The files are kept in the folder “removed” of the library, and come back when that study&apos;s folder is moved to “studies”.</source>
        <translation>{label} verlässt die Liste mit Blick, Messungen und Bericht. Die Dateien bleiben im Ordner „removed“ der Bibliothek und kommen wieder, wenn der Ordner dieser Untersuchung nach „studies“ verschoben wird.</translation>
    </message>
    <message>
        <source>{label} was removed.</source>
        <translation>{label} wurde entfernt.</translation>
    </message>
    <message>
        <source>{log_path} (no patient data)</source>
        <translation>{log_path} (keine Patientendaten)</translation>
    </message>
    <message>
        <source>{made_by} of “{phrase}”.</source>
        <translation>{made_by} von „{phrase}“.</translation>
    </message>
    <message>
        <source>{method} map at {threshold} or more; {models}</source>
        <translation>{method}-Karte ab {threshold}; {models}</translation>
    </message>
    <message>
        <source>{missing} (missing)</source>
        <translation>{missing} (fehlt)</translation>
    </message>
    <message>
        <source>{model_id} was removed.</source>
        <translation>{model_id} wurde entfernt.</translation>
    </message>
    <message>
        <source>{model} sees the film alone: it is told neither indication nor prior report.</source>
        <translation>{model} sieht nur die Aufnahme: Indikation und Vorbefund erfährt es nicht.</translation>
    </message>
    <message>
        <source>{name} cannot be shown. {as_sentence}</source>
        <translation>{name} kann nicht gezeigt werden. {as_sentence}</translation>
    </message>
    <message>
        <source>{name} cannot be shown: {error}.</source>
        <translation>{name} kann nicht gezeigt werden: {error}.</translation>
    </message>
    <message>
        <source>{name} is no study that can be run: {wrong}</source>
        <translation>{name} ist keine Studie, die laufen kann: {wrong}</translation>
    </message>
    <message>
        <source>{name} was not saved: {error}</source>
        <translation>{name} wurde nicht gespeichert: {error}</translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation>{name} wurde nicht geschrieben: {reason}.</translation>
    </message>
    <message>
        <source>{name} was not written: {strerror}.</source>
        <translation>{name} wurde nicht geschrieben: {strerror}.</translation>
    </message>
    <message>
        <source>{name}. Wheel: zoom in time; drag: move; double click: all</source>
        <translation>{name}. Mausrad: Zeit zoomen; Ziehen: verschieben; Doppelklick: alles</translation>
    </message>
    <message>
        <source>{name}: {meaning}; in brackets, by chance</source>
        <translation>{name}: {meaning}; in Klammern: durch Zufall</translation>
    </message>
    <message>
        <source>{of} studies in the list; Ctrl+F searches it.</source>
        <translation>{of} Untersuchungen in der Liste; Strg+F durchsucht sie.</translation>
    </message>
    <message>
        <source>{older} more</source>
        <translation>{older} weitere</translation>
    </message>
    <message>
        <source>{padding} px of padding left out</source>
        <translation>{padding} px Füllung ausgelassen</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation>{path} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {words_of}</source>
        <translation>{path} kann nicht benutzt werden: {words_of}</translation>
    </message>
    <message>
        <source>{path} was not written: {reason}.</source>
        <translation>{path} wurde nicht geschrieben: {reason}.</translation>
    </message>
    <message>
        <source>{phrase} ({method}): {place}, {share} of what it marks.</source>
        <translation>{phrase} ({method}): {place}, {share} dessen, was sie markiert.</translation>
    </message>
    <message>
        <source>{place}   show</source>
        <translation>{place}   zeigen</translation>
    </message>
    <message>
        <source>{probability} here, but {names}, which is a lung opacity</source>
        <translation>{probability} hier, aber {names}, und das ist eine Lungenverschattung</translation>
    </message>
    <message>
        <source>{probability} here, but {words}</source>
        <translation>{probability} hier, aber {words}</translation>
    </message>
    <message>
        <source>{rate_hz:.0f} of {nominal_hz:.0f} Hz</source>
        <translation>{rate_hz:.0f} von {nominal_hz:.0f} Hz</translation>
    </message>
    <message>
        <source>{recordings} recordings since the gaze was last checked.</source>
        <translation>{recordings} Aufzeichnungen, seit der Blick zuletzt geprüft wurde.</translation>
    </message>
    <message>
        <source>{samples} samples of gaze are not on the disk: it does not take them.</source>
        <translation>{samples} Abtastwerte des Blicks sind nicht auf dem Datenträger: Er nimmt sie nicht an.</translation>
    </message>
    <message>
        <source>{sentences} and {measurements} that you accepted or wrote will stand under “{reader}”.</source>
        <translation>{sentences} und {measurements}, die Sie angenommen oder geschrieben haben, stehen dann unter „{reader}“.</translation>
    </message>
    <message>
        <source>{size_mb} MB on the disk</source>
        <translation>{size_mb} MB auf dem Datenträger</translation>
    </message>
    <message>
        <source>{spread:.2f} apart</source>
        <translation>{spread:.2f} auseinander</translation>
    </message>
    <message>
        <source>{text} is none of {join}.</source>
        <translation>{text} ist keines von {join}.</translation>
    </message>
    <message>
        <source>{text} is out of its range.</source>
        <translation>{text} liegt außerhalb seines Bereichs.</translation>
    </message>
    <message>
        <source>{title} of all maps</source>
        <translation>{title} aller Karten</translation>
    </message>
    <message>
        <source>{title} still runs. Restart changes to {title_2}.</source>
        <translation>{title} läuft noch. Neustart wechselt zu {title_2}.</translation>
    </message>
    <message>
        <source>{title}: stopped</source>
        <translation>{title}: angehalten</translation>
    </message>
    <message>
        <source>{title}: waiting</source>
        <translation>{title}: wartet</translation>
    </message>
    <message>
        <source>{upper}{wrong}. {instead} Give that one another key first.</source>
        <translation>{upper}{wrong}. {instead} Geben Sie jener zuerst eine andere Taste.</translation>
    </message>
    <message>
        <source>{value} image{value_2} in the study</source>
        <translation>{value} Bild(er) in der Untersuchung</translation>
    </message>
    <message>
        <source>{what} failed: {error}</source>
        <translation>{what} fehlgeschlagen: {error}</translation>
    </message>
    <message>
        <source>{what}: stopping</source>
        <translation>{what}: hält an</translation>
    </message>
    <message>
        <source>{what}: {done} of {of}</source>
        <translation>{what}: {done} von {of}</translation>
    </message>
    <message>
        <source>{where}{held}   idle</source>
        <translation>{where}{held}   frei</translation>
    </message>
    <message>
        <source>{whose}: found {hits} of {there}, false alarms {alarms}.</source>
        <translation>{whose}: {hits} von {there} gefunden, Fehlalarme {alarms}.</translation>
    </message>
    <message>
        <source>{who} withdraws</source>
        <translation>{who} widerruft</translation>
    </message>
    <message>
        <source>{why} Cosine {similarity:.2f}.</source>
        <translation>{why} Kosinus {similarity:.2f}.</translation>
    </message>
    <message>
        <source>{words} in mm</source>
        <translation>{words} in mm</translation>
    </message>
    <message>
        <source>{words} never learnt</source>
        <translation>{words} nie gelernt</translation>
    </message>
    <message>
        <source>{words}, mm</source>
        <translation>{words}, mm</translation>
    </message>
    <message>
        <source>{words}, or leave it empty: {empty}.</source>
        <translation>{words}, oder lassen Sie es leer: {empty}.</translation>
    </message>
    <message>
        <source>{words}, {of} to go</source>
        <translation>{words}, noch {of}</translation>
    </message>
    <message>
        <source>{word}{count} of {of} shown, filter: {words}</source>
        <translation>{word}{count} von {of} zu sehen, Filter: {words}</translation>
    </message>
    <message>
        <source>“{phrase}” names no finding that the scanpath model knows.</source>
        <translation>„{phrase}“ nennt keinen Befund, den das Blickpfadmodell kennt.</translation>
    </message>
    <message>
        <source>“{text}” keeps {keys}.</source>
        <translation>„{text}“ behält {keys}.</translation>
    </message>
    <message>
        <source>⚠ {reason} What AI says below was asked for all the same and may mean nothing.</source>
        <translation>⚠ {reason} Was die KI unten sagt, wurde trotzdem angefragt und bedeutet vielleicht nichts.</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
</context>
</TS>
