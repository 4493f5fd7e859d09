<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Demos</name>
    <message>
        <source>Swell</source>
        <translation>Anschwellen</translation>
    </message>
    <message>
        <source>One note: the filter opens and settles, vibrato comes late.</source>
        <translation>Eine Note: Das Filter öffnet sich und kommt zur Ruhe, das Vibrato kommt spät.</translation>
    </message>
    <message>
        <source>Accents</source>
        <translation>Akzente</translation>
    </message>
    <message>
        <source>Soft notes open slowly and swell, hard ones bite at once.</source>
        <translation>Leise Noten öffnen sich langsam und schwellen an, harte beißen sofort.</translation>
    </message>
    <message>
        <source>Long tones</source>
        <translation>Lange Töne</translation>
    </message>
    <message>
        <source>Short notes stay plain; one that is held begins to waver.</source>
        <translation>Kurze Noten bleiben schlicht; eine gehaltene beginnt zu schwingen.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>There is no file {file}.</source>
        <translation>Es gibt keine Datei {file}.</translation>
    </message>
    <message>
        <source>Check the path and the spelling.</source>
        <translation>Pfad und Schreibweise prüfen.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read.</source>
        <translation>Die Datei {file} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check that it is a file and that you may read it.</source>
        <translation>Prüfen, ob es eine Datei ist und ob sie gelesen werden darf.</translation>
    </message>
    <message>
        <source>The file {file} cannot be written.</source>
        <translation>Die Datei {file} lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Check that you may write there and that no such file is in the way.</source>
        <translation>Prüfen, ob dort geschrieben werden darf und ob nicht schon eine solche Datei im Weg ist.</translation>
    </message>
    <message>
        <source>The file {file} is too large.</source>
        <translation>Die Datei {file} ist zu groß.</translation>
    </message>
    <message>
        <source>Check that it is the file that you meant.</source>
        <translation>Prüfen, ob es die gemeinte Datei ist.</translation>
    </message>
    <message>
        <source>Nothing can be written into the folder {file}.</source>
        <translation>In den Ordner {file} lässt sich nichts schreiben.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or choose another folder.</source>
        <translation>Sich das Schreibrecht geben oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The disk is full: {file} could not be written; what was there before is unchanged.</source>
        <translation>Der Datenträger ist voll: {file} ließ sich nicht schreiben; was vorher da war, ist unverändert.</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Platz schaffen und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>There is not enough memory[ for {name}][ ({file})].</source>
        <translation>Der Arbeitsspeicher reicht nicht[ für {name}][ ({file})].</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller network, fewer or shorter examples.</source>
        <translation>Andere Programme schließen oder ein kleineres Netz, weniger oder kürzere Beispiele nehmen.</translation>
    </message>
    <message>
        <source>The file {file} is not valid JSON.</source>
        <translation>Die Datei {file} ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>It may have been cut short or edited by hand; put back a copy of it.</source>
        <translation>Vielleicht wurde sie abgeschnitten oder von Hand geändert; eine Kopie zurückspielen.</translation>
    </message>
    <message>
        <source>The file {file} is not of a kind that Timbrel knows.</source>
        <translation>Die Datei {file} ist von keiner Art, die Timbrel kennt.</translation>
    </message>
    <message>
        <source>The file {file} was written by a newer Timbrel.</source>
        <translation>Die Datei {file} stammt von einem neueren Timbrel.</translation>
    </message>
    <message>
        <source>Update Timbrel to open it.</source>
        <translation>Timbrel aktualisieren, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>[In the file {file} ][the entry &quot;{name}&quot; is missing.]</source>
        <translation>[In der Datei {file}: ][Der Eintrag &quot;{name}&quot; fehlt.]</translation>
    </message>
    <message>
        <source>The file may be damaged; put back a copy of it.</source>
        <translation>Die Datei ist vielleicht beschädigt; eine Kopie zurückspielen.</translation>
    </message>
    <message>
        <source>[In the file {file} ][the entry &quot;{name}&quot; cannot be right.]</source>
        <translation>[In der Datei {file}: ][Der Eintrag &quot;{name}&quot; kann nicht stimmen.]</translation>
    </message>
    <message>
        <source>The file may be damaged; correct the entry or put back a copy.</source>
        <translation>Die Datei ist vielleicht beschädigt; den Eintrag berichtigen oder eine Kopie zurückspielen.</translation>
    </message>
    <message>
        <source>{file} is not a Standard MIDI File.</source>
        <translation>{file} ist keine Standard-MIDI-Datei.</translation>
    </message>
    <message>
        <source>Export the example from your sequencer as a MIDI file (.mid).</source>
        <translation>Das Beispiel aus dem Sequencer als MIDI-Datei (.mid) exportieren.</translation>
    </message>
    <message>
        <source>The header of the MIDI file {file} is broken.</source>
        <translation>Der Kopf der MIDI-Datei {file} ist beschädigt.</translation>
    </message>
    <message>
        <source>Export the file again.</source>
        <translation>Die Datei noch einmal exportieren.</translation>
    </message>
    <message>
        <source>The MIDI file {file} has a format that does not exist.</source>
        <translation>Die MIDI-Datei {file} hat ein Format, das es nicht gibt.</translation>
    </message>
    <message>
        <source>Export it as format 0 or 1.</source>
        <translation>Sie im Format 0 oder 1 exportieren.</translation>
    </message>
    <message>
        <source>The MIDI file {file} does not say how long its ticks are.</source>
        <translation>Die MIDI-Datei {file} sagt nicht, wie lang ihre Ticks sind.</translation>
    </message>
    <message>
        <source>A track[ ({name})] of the MIDI file {file} is broken.</source>
        <translation>Eine Spur[ ({name})] der MIDI-Datei {file} ist beschädigt.</translation>
    </message>
    <message>
        <source>Listen to what was read, or export the file again.</source>
        <translation>Das Gelesene anhören oder die Datei noch einmal exportieren.</translation>
    </message>
    <message>
        <source>A track[ ({name})] of the MIDI file {file} says that it is longer than the file.</source>
        <translation>Eine Spur[ ({name})] der MIDI-Datei {file} gibt sich länger aus, als die Datei ist.</translation>
    </message>
    <message>
        <source>The file was cut short: export or copy it again.</source>
        <translation>Die Datei wurde abgeschnitten: noch einmal exportieren oder kopieren.</translation>
    </message>
    <message>
        <source>The MIDI file {file} has fewer tracks than it says.</source>
        <translation>Die MIDI-Datei {file} hat weniger Spuren, als sie angibt.</translation>
    </message>
    <message>
        <source>The file may have been cut short: export or copy it again.</source>
        <translation>Die Datei wurde vielleicht abgeschnitten: noch einmal exportieren oder kopieren.</translation>
    </message>
    <message>
        <source>There is an event[ ({name})] in the MIDI file {file} that cannot be.</source>
        <translation>In der MIDI-Datei {file} steht ein Ereignis[ ({name})], das es nicht geben kann.</translation>
    </message>
    <message>
        <source>A track[ ({name})] of the MIDI file {file} has no end mark.</source>
        <translation>Einer Spur[ ({name})] der MIDI-Datei {file} fehlt das Endezeichen.</translation>
    </message>
    <message>
        <source>Check that nothing is missing at its end.</source>
        <translation>Prüfen, ob an ihrem Ende nichts fehlt.</translation>
    </message>
    <message>
        <source>After its last track the MIDI file {file} goes on with something else, which was left out.</source>
        <translation>Nach ihrer letzten Spur geht die MIDI-Datei {file} mit etwas anderem weiter, das übergangen wurde.</translation>
    </message>
    <message>
        <source>A tempo in the MIDI file {file} cannot be and was passed over.</source>
        <translation>Ein Tempo in der MIDI-Datei {file} kann nicht stimmen und wurde übergangen.</translation>
    </message>
    <message>
        <source>Check the timing of what was read.</source>
        <translation>Prüfen, ob das Gelesene zeitlich stimmt.</translation>
    </message>
    <message>
        <source>The MIDI file {file} has more events than Timbrel can take.</source>
        <translation>Die MIDI-Datei {file} hat mehr Ereignisse, als Timbrel aufnehmen kann.</translation>
    </message>
    <message>
        <source>Export a shorter part of it.</source>
        <translation>Einen kürzeren Teil davon exportieren.</translation>
    </message>
    <message>
        <source>The example {file} cannot be understood.</source>
        <translation>Das Beispiel {file} ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Correct the line, or import the example again.</source>
        <translation>Die Zeile berichtigen oder das Beispiel noch einmal einlesen.</translation>
    </message>
    <message>
        <source>A value[ ({name})] in the example {file} is out of range.</source>
        <translation>Im Beispiel {file} liegt ein Wert[ ({name})] außerhalb des Erlaubten.</translation>
    </message>
    <message>
        <source>In the example {file} time runs backwards.</source>
        <translation>Im Beispiel {file} läuft die Zeit rückwärts.</translation>
    </message>
    <message>
        <source>Sort the lines by their last number, or import the example again.</source>
        <translation>Die Zeilen nach ihrer letzten Zahl ordnen oder das Beispiel noch einmal einlesen.</translation>
    </message>
    <message>
        <source>The settings {file} cannot be understood[ at &quot;{name}&quot;].</source>
        <translation>Die Einstellungen {file} sind[ bei &quot;{name}&quot;] nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Correct the line; the guide&apos;s page &quot;Settings&quot; shows the form of each key.</source>
        <translation>Die Zeile berichtigen; die Seite &quot;Settings&quot; des Handbuchs zeigt die Form jedes Schlüssels.</translation>
    </message>
    <message>
        <source>The settings {file} have the section &quot;{name}&quot; twice.</source>
        <translation>Die Einstellungen {file} haben den Abschnitt &quot;{name}&quot; zweimal.</translation>
    </message>
    <message>
        <source>Put its keys into one section.</source>
        <translation>Seine Schlüssel in einem Abschnitt vereinen.</translation>
    </message>
    <message>
        <source>The settings {file} have the key &quot;{name}&quot; twice.</source>
        <translation>Die Einstellungen {file} haben den Schlüssel &quot;{name}&quot; zweimal.</translation>
    </message>
    <message>
        <source>Delete one of the two.</source>
        <translation>Einen von beiden löschen.</translation>
    </message>
    <message>
        <source>The settings {file} have a section[ ({name})] that Timbrel does not know.</source>
        <translation>Die Einstellungen {file} haben einen Abschnitt[ ({name})], den Timbrel nicht kennt.</translation>
    </message>
    <message>
        <source>Check its spelling; it is kept, but has no effect.</source>
        <translation>Die Schreibweise prüfen; er bleibt erhalten, wirkt aber nicht.</translation>
    </message>
    <message>
        <source>The settings {file} have a key[ ({name})] that Timbrel does not know.</source>
        <translation>Die Einstellungen {file} haben einen Schlüssel[ ({name})], den Timbrel nicht kennt.</translation>
    </message>
    <message>
        <source>In the settings {file} the key &quot;{name}&quot; is missing.</source>
        <translation>In den Einstellungen {file} fehlt der Schlüssel &quot;{name}&quot;.</translation>
    </message>
    <message>
        <source>Add it; the guide&apos;s page &quot;Settings&quot; shows its form.</source>
        <translation>Ihn ergänzen; die Seite &quot;Settings&quot; des Handbuchs zeigt seine Form.</translation>
    </message>
    <message>
        <source>In the settings {file} the key &quot;{name}&quot; has a value of the wrong kind.</source>
        <translation>In den Einstellungen {file} hat der Schlüssel &quot;{name}&quot; einen Wert der falschen Art.</translation>
    </message>
    <message>
        <source>Correct the value.</source>
        <translation>Den Wert berichtigen.</translation>
    </message>
    <message>
        <source>In the settings {file} the value of &quot;{name}&quot; is out of range.</source>
        <translation>In den Einstellungen {file} liegt der Wert von &quot;{name}&quot; außerhalb des Erlaubten.</translation>
    </message>
    <message>
        <source>In the settings {file} &quot;{name}&quot; contradicts another key.</source>
        <translation>In den Einstellungen {file} widerspricht &quot;{name}&quot; einem anderen Schlüssel.</translation>
    </message>
    <message>
        <source>Every controller needs one default and one output count, and no other may have one.</source>
        <translation>Jeder Controller braucht einen Ruhewert und eine Wertezahl, und kein anderer darf eine haben.</translation>
    </message>
    <message>
        <source>There is no project {file}.</source>
        <translation>Es gibt kein Projekt {file}.</translation>
    </message>
    <message>
        <source>Check the path, or make the project with the action config.</source>
        <translation>Den Pfad prüfen, oder das Projekt mit der Aktion config anlegen.</translation>
    </message>
    <message>
        <source>{file} is a file, but a project is a folder.</source>
        <translation>{file} ist eine Datei, ein Projekt aber ein Ordner.</translation>
    </message>
    <message>
        <source>Name the folder that holds larasynth.conf.</source>
        <translation>Den Ordner nennen, in dem larasynth.conf liegt.</translation>
    </message>
    <message>
        <source>The project {file} has settings already, and they were left as they are.</source>
        <translation>Das Projekt {file} hat schon Einstellungen; sie blieben, wie sie sind.</translation>
    </message>
    <message>
        <source>Edit its larasynth.conf, or choose another folder for a new project.</source>
        <translation>Seine larasynth.conf bearbeiten oder für ein neues Projekt einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The project {file} has no examples to learn from.</source>
        <translation>Das Projekt {file} hat keine Beispiele, aus denen es lernen könnte.</translation>
    </message>
    <message>
        <source>Add some with the action import or record.</source>
        <translation>Welche mit der Aktion import oder record hinzufügen.</translation>
    </message>
    <message>
        <source>The example {file} is empty.</source>
        <translation>Das Beispiel {file} ist leer.</translation>
    </message>
    <message>
        <source>Delete it, or import another.</source>
        <translation>Es löschen oder ein anderes einlesen.</translation>
    </message>
    <message>
        <source>The example {file} has no notes, so there is nothing to take cues from.</source>
        <translation>Das Beispiel {file} hat keine Noten, an denen sich das Netz ausrichten könnte.</translation>
    </message>
    <message>
        <source>Give it the notes that belong to the controller movement, and import it again.</source>
        <translation>Ihm die Noten geben, die zur Controller-Bewegung gehören, und es noch einmal einlesen.</translation>
    </message>
    <message>
        <source>The example {file} moves none of the controllers in the settings[ ({expected})], so there is nothing to learn from it[; it moves {found}].</source>
        <translation>Das Beispiel {file} bewegt keinen der eingestellten Controller[ ({expected})], also ist nichts aus ihm zu lernen[; es bewegt {found}].</translation>
    </message>
    <message>
        <source>List its controllers in the settings, or import it with --learn and their numbers.</source>
        <translation>Seine Controller in die Einstellungen aufnehmen oder es mit --learn und ihren Nummern einlesen.</translation>
    </message>
    <message>
        <source>No example moves controller {name}: it will stay at its default[ ({expected})].</source>
        <translation>Kein Beispiel bewegt Controller {name}: Er bleibt auf seinem Ruhewert[ ({expected})].</translation>
    </message>
    <message>
        <source>Add an example that moves it, or take it out of the settings.</source>
        <translation>Ein Beispiel hinzufügen, das ihn bewegt, oder ihn aus den Einstellungen nehmen.</translation>
    </message>
    <message>
        <source>The file {file} also moves controllers that the settings do not list[: {found}].</source>
        <translation>Die Datei {file} bewegt auch Controller, die nicht in den Einstellungen stehen[: {found}].</translation>
    </message>
    <message>
        <source>To learn them too, import it again with --learn and their numbers.</source>
        <translation>Um auch sie zu lernen, die Datei mit --learn und ihren Nummern noch einmal einlesen.</translation>
    </message>
    <message>
        <source>The file {file} has no controller {name}, so it cannot be learnt from it[; it has {found}].</source>
        <translation>Die Datei {file} hat keinen Controller {name}, also ist er nicht aus ihr zu lernen[; sie hat {found}].</translation>
    </message>
    <message>
        <source>Leave the number out, or check the file.</source>
        <translation>Die Nummer weglassen oder die Datei prüfen.</translation>
    </message>
    <message>
        <source>The example {file} does not start and end with controller {name} at its default[ ({expected})].</source>
        <translation>Das Beispiel {file} beginnt und endet nicht mit Controller {name} auf seinem Ruhewert[ ({expected})].</translation>
    </message>
    <message>
        <source>Change controller_defaults, or let the example begin and end at the default.</source>
        <translation>controller_defaults ändern oder das Beispiel auf dem Ruhewert beginnen und enden lassen.</translation>
    </message>
    <message>
        <source>The project {file} has no trained model yet.</source>
        <translation>Das Projekt {file} hat noch kein trainiertes Modell.</translation>
    </message>
    <message>
        <source>Train one with the action train.</source>
        <translation>Eines mit der Aktion train trainieren.</translation>
    </message>
    <message>
        <source>There is no model[ &quot;{name}&quot;][ at {file}].</source>
        <translation>Es gibt kein Modell[ &quot;{name}&quot;][ unter {file}].</translation>
    </message>
    <message>
        <source>The action info lists the models that there are.</source>
        <translation>Die Aktion info nennt die vorhandenen Modelle.</translation>
    </message>
    <message>
        <source>The model {file} was trained for other controllers than those of this project.</source>
        <translation>Das Modell {file} wurde für andere Controller trainiert als die dieses Projekts.</translation>
    </message>
    <message>
        <source>Choose a model of this project, or change the settings to its controllers.</source>
        <translation>Ein Modell dieses Projekts wählen oder die Einstellungen an seine Controller anpassen.</translation>
    </message>
    <message>
        <source>The model {file} is damaged[ at &quot;{name}&quot;] and cannot be used.</source>
        <translation>Das Modell {file} ist[ bei &quot;{name}&quot;] beschädigt und nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>Choose another with --model, or train a new one.</source>
        <translation>Mit --model ein anderes wählen oder ein neues trainieren.</translation>
    </message>
    <message>
        <source>There is no training run[ &quot;{name}&quot;][ at {file}].</source>
        <translation>Es gibt keinen Trainingslauf[ &quot;{name}&quot;][ unter {file}].</translation>
    </message>
    <message>
        <source>The action info lists the runs that there are.</source>
        <translation>Die Aktion info nennt die vorhandenen Läufe.</translation>
    </message>
    <message>
        <source>The training run {file} is damaged[ at &quot;{name}&quot;].</source>
        <translation>Der Trainingslauf {file} ist[ bei &quot;{name}&quot;] beschädigt.</translation>
    </message>
    <message>
        <source>Its other files may still serve; train again if its model cannot be opened.</source>
        <translation>Seine übrigen Dateien können noch brauchbar sein; neu trainieren, wenn sich sein Modell nicht öffnen lässt.</translation>
    </message>
    <message>
        <source>The training program timbrel-learn was not found[ at {file}].</source>
        <translation>Das Trainingsprogramm timbrel-learn wurde[ unter {file}] nicht gefunden.</translation>
    </message>
    <message>
        <source>It belongs beside the program timbrel; install or build it again.</source>
        <translation>Es gehört neben das Programm timbrel; es neu installieren oder bauen.</translation>
    </message>
    <message>
        <source>The training program ended before its time[ in the run {file}].</source>
        <translation>Das Trainingsprogramm endete[ im Lauf {file}] vor der Zeit.</translation>
    </message>
    <message>
        <source>The best network until then is kept; the run&apos;s folder holds its log.</source>
        <translation>Das beste Netz bis dahin bleibt erhalten; sein Protokoll liegt im Ordner des Laufs.</translation>
    </message>
    <message>
        <source>The training program was ended from outside[ in the run {file}].</source>
        <translation>Das Trainingsprogramm wurde[ im Lauf {file}] von außen beendet.</translation>
    </message>
    <message>
        <source>The best network until then is kept. If the memory ran out, use a smaller network or fewer runs at a time.</source>
        <translation>Das beste Netz bis dahin bleibt erhalten. Wenn der Arbeitsspeicher ausging, ein kleineres Netz oder weniger Läufe zugleich nehmen.</translation>
    </message>
    <message>
        <source>The training run[ {file}] is at work already.</source>
        <translation>Der Trainingslauf[ {file}] arbeitet schon.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it first.</source>
        <translation>Sein Ende abwarten oder ihn erst anhalten.</translation>
    </message>
    <message>
        <source>The training lost its way: its numbers grew beyond all bounds[ in the run {file}].</source>
        <translation>Das Training hat sich verlaufen: Seine Zahlen wuchsen[ im Lauf {file}] über alle Grenzen.</translation>
    </message>
    <message>
        <source>Lower the learning rate in timbrel.json, or train with another seed.</source>
        <translation>In timbrel.json die Lernrate senken oder mit einem anderen Startwert trainieren.</translation>
    </message>
    <message>
        <source>The training ended before there was a network to keep[ in the run {file}].</source>
        <translation>Das Training endete[ im Lauf {file}], bevor es ein Netz zum Behalten gab.</translation>
    </message>
    <message>
        <source>Let it run longer.</source>
        <translation>Es länger laufen lassen.</translation>
    </message>
    <message>
        <source>There is no MIDI port[ &quot;{name}&quot;].[ There is:
{expected}
]</source>
        <translation>Es gibt keinen MIDI-Anschluss[ &quot;{name}&quot;].[ Es gibt:
{expected}
]</translation>
    </message>
    <message>
        <source>Connect the device or start the program that has the port, or open a port of Timbrel&apos;s own with --virtual.</source>
        <translation>Das Gerät anschließen oder das Programm starten, zu dem der Anschluss gehört, oder mit --virtual einen eigenen Anschluss von Timbrel öffnen.</translation>
    </message>
    <message>
        <source>More than one MIDI port has &quot;{name}&quot; in its name.[ They are:
{found}
]</source>
        <translation>Mehr als ein MIDI-Anschluss hat &quot;{name}&quot; im Namen.[ Es sind:
{found}
]</translation>
    </message>
    <message>
        <source>Write more of the name.</source>
        <translation>Mehr von dem Namen schreiben.</translation>
    </message>
    <message>
        <source>Input and output are the same MIDI port[ &quot;{name}&quot;], so that Timbrel would hear itself.</source>
        <translation>Eingang und Ausgang sind derselbe MIDI-Anschluss[ &quot;{name}&quot;]; Timbrel würde sich selbst hören.</translation>
    </message>
    <message>
        <source>Choose different ports, or say --allow-loop if you are sure.</source>
        <translation>Verschiedene Anschlüsse wählen oder, wenn es so gewollt ist, --allow-loop angeben.</translation>
    </message>
    <message>
        <source>The MIDI port[ &quot;{name}&quot;] has gone.</source>
        <translation>Der MIDI-Anschluss[ &quot;{name}&quot;] ist verschwunden.</translation>
    </message>
    <message>
        <source>It is taken up again when it comes back.</source>
        <translation>Er wird wieder aufgenommen, wenn er zurückkommt.</translation>
    </message>
    <message>
        <source>The MIDI port[ &quot;{name}&quot;] is back.</source>
        <translation>Der MIDI-Anschluss[ &quot;{name}&quot;] ist wieder da.</translation>
    </message>
    <message>
        <source>There is no sound card and no sound server[ ({name})].</source>
        <translation>Es gibt weder eine Soundkarte noch einen Soundserver[ ({name})].</translation>
    </message>
    <message>
        <source>Everything else works; connect a sound card or start PipeWire, PulseAudio or JACK, and sound comes by itself.</source>
        <translation>Alles andere geht; eine Soundkarte anschließen oder PipeWire, PulseAudio oder JACK starten, dann kommt der Klang von selbst.</translation>
    </message>
    <message>
        <source>The sound device[ &quot;{name}&quot;] is not there[; {found} is used instead].</source>
        <translation>Das Klanggerät[ &quot;{name}&quot;] ist nicht da[; {found} wird stattdessen benutzt].</translation>
    </message>
    <message>
        <source>Connect it, or choose another in the settings.</source>
        <translation>Es anschließen oder in den Einstellungen ein anderes wählen.</translation>
    </message>
    <message>
        <source>The sound device does not take [{name} Hz][; it plays at {found} Hz].</source>
        <translation>Das Klanggerät nimmt [{name} Hz] nicht an[; es spielt mit {found} Hz].</translation>
    </message>
    <message>
        <source>Choose another sample rate in the settings.</source>
        <translation>In den Einstellungen eine andere Abtastrate wählen.</translation>
    </message>
    <message>
        <source>The sound device[ &quot;{name}&quot;] could not be used.</source>
        <translation>Das Klanggerät[ &quot;{name}&quot;] ließ sich nicht benutzen.</translation>
    </message>
    <message>
        <source>Check that no other program holds it, or choose another in the settings.</source>
        <translation>Prüfen, ob ein anderes Programm es belegt, oder in den Einstellungen ein anderes wählen.</translation>
    </message>
    <message>
        <source>The sound device[ &quot;{name}&quot;] has gone.</source>
        <translation>Das Klanggerät[ &quot;{name}&quot;] ist verschwunden.</translation>
    </message>
    <message>
        <source>Sound goes on by itself when it is back.</source>
        <translation>Der Klang geht von selbst weiter, wenn es zurück ist.</translation>
    </message>
    <message>
        <source>The MIDI port[ &quot;{name}&quot;] could not be used.</source>
        <translation>Der MIDI-Anschluss[ &quot;{name}&quot;] ließ sich nicht benutzen.</translation>
    </message>
    <message>
        <source>Check that no other program holds it and that the system&apos;s MIDI runs.</source>
        <translation>Prüfen, ob ihn kein anderes Programm belegt und ob das MIDI des Systems läuft.</translation>
    </message>
    <message>
        <source>The MIDI backend[ &quot;{name}&quot;] does not work on this machine.</source>
        <translation>Die MIDI-Anbindung[ &quot;{name}&quot;] funktioniert auf diesem Rechner nicht.</translation>
    </message>
    <message>
        <source>Choose another with --backend, and check that the system has MIDI (on Linux: the ALSA sequencer).</source>
        <translation>Mit --backend eine andere wählen und prüfen, ob das System MIDI hat (unter Linux: den ALSA-Sequencer).</translation>
    </message>
    <message>
        <source>The MIDI backend[ &quot;{name}&quot;] cannot open ports of its own.</source>
        <translation>Die MIDI-Anbindung[ &quot;{name}&quot;] kann keine eigenen Anschlüsse öffnen.</translation>
    </message>
    <message>
        <source>Use --backend rtmidi for --virtual.</source>
        <translation>Für --virtual --backend rtmidi benutzen.</translation>
    </message>
    <message>
        <source>The command cannot be understood[: {name}].</source>
        <translation>Der Befehl ist nicht zu verstehen[: {name}].</translation>
    </message>
    <message>
        <source>See timbrel --help.</source>
        <translation>Siehe timbrel --help.</translation>
    </message>
    <message>
        <source>This build of Timbrel cannot do that[: {name}].</source>
        <translation>Dieses Timbrel kann das nicht[: {name}].</translation>
    </message>
    <message>
        <source>Build it with the parts that it needs (CONTRIBUTING.md names the options).</source>
        <translation>Es mit den nötigen Teilen bauen (CONTRIBUTING.md nennt die Optionen).</translation>
    </message>
    <message>
        <source>Found: {found}.</source>
        <translation>Gefunden: {found}.</translation>
    </message>
    <message>
        <source>Expected: {expected}.</source>
        <translation>Erwartet: {expected}.</translation>
    </message>
    <message>
        <source>{file}, line {line},</source>
        <translation>{file}, Zeile {line},</translation>
    </message>
    <message>
        <source>{file}, byte {byte},</source>
        <translation>{file}, Byte {byte},</translation>
    </message>
    <message>
        <source>Something went wrong[ with {file}].</source>
        <translation>Etwas ist[ mit {file}] schiefgegangen.</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Noten</translation>
    </message>
    <message>
        <source>&amp;Controllers</source>
        <translation>&amp;Controller</translation>
    </message>
    <message>
        <source>E&amp;xample</source>
        <translation>B&amp;eispiel</translation>
    </message>
    <message>
        <source>P&amp;lay</source>
        <comment>menu</comment>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>some note on</source>
        <translation>eine Taste ist gedrückt</translation>
    </message>
    <message>
        <source>note struck</source>
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>note released</source>
        <translation>Loslassen</translation>
    </message>
    <message>
        <source>velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>note number</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>number of held notes</source>
        <translation>Zahl der gedrückten Tasten</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>by the original program</source>
        <translation>vom ursprünglichen Programm</translation>
    </message>
    <message>
        <source>Controllers</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Hears</source>
        <translation>Hört</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Network</source>
        <extracomment>sizes of the layers, such as 43 or 43 + 20</extracomment>
        <translation>Netz</translation>
    </message>
    <message>
        <source>%1 blocks</source>
        <translation>%1 Blöcke</translation>
    </message>
    <message>
        <source>one value</source>
        <translation>ein Wert</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 Werte</translation>
    </message>
    <message>
        <source>%1: %2, at rest %3</source>
        <extracomment>controller, &quot;31 values&quot;, where it rests</extracomment>
        <translation>%1: %2, in Ruhe %3</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1-mal je Sekunde</translation>
    </message>
</context>
<context>
    <name>PortMenu</name>
    <message>
        <source>No MIDI input</source>
        <translation>Kein MIDI-Eingang</translation>
    </message>
    <message>
        <source>Timbrel&apos;s own sound</source>
        <translation>Timbrels eigener Klang</translation>
    </message>
    <message>
        <source>A port of our own: %1</source>
        <extracomment>the name of our port stays as it is</extracomment>
        <translation>Ein eigener Port: %1</translation>
    </message>
    <message>
        <source>No MIDI ports are there</source>
        <translation>Es sind keine MIDI-Ports da</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <translation>%1 (nicht da)</translation>
    </message>
    <message>
        <source>Other programs can connect to it</source>
        <translation>Andere Programme können sich damit verbinden</translation>
    </message>
</context>
<context>
    <name>RunningTrainings</name>
    <message numerus="yes">
        <source>%n trainings, epoch %1</source>
        <translation>
            <numerusform>%n Training, Epoche %1</numerusform>
            <numerusform>%n Trainings, Epoche %1</numerusform>
        </translation>
    </message>
    <message>
        <source>training, epoch %1</source>
        <translation>Training, Epoche %1</translation>
    </message>
    <message>
        <source>%1, MSE %2</source>
        <translation>%1, MSE %2</translation>
    </message>
</context>
<context>
    <name>SoundText</name>
    <message>
        <source>sound off</source>
        <translation>Klang aus</translation>
    </message>
    <message>
        <source>Sound is switched off; press to change it</source>
        <translation>Der Klang ist ausgeschaltet; drücken, um das zu ändern</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>öffnet</translation>
    </message>
    <message>
        <source>The sound device is being opened</source>
        <translation>Das Audiogerät wird geöffnet</translation>
    </message>
    <message>
        <source>! no sound</source>
        <translation>! kein Klang</translation>
    </message>
    <message>
        <source>There is no sound device; it is taken up when it comes. Everything else works</source>
        <translation>Es ist kein Audiogerät da; kommt eines, wird es benutzt. Alles andere geht</translation>
    </message>
    <message>
        <source>The sound device has gone; it is taken up when it comes back</source>
        <translation>Das Audiogerät ist verschwunden; kommt es zurück, wird es wieder benutzt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>milliseconds</extracomment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1, %2 Hz, blocks of %3 frames, %4 ms until it is heard; gaps so far: %5</source>
        <extracomment>device, sample rate, frames, milliseconds</extracomment>
        <translation>%1, %2 Hz, Blöcke zu %3 Frames, %4 ms, bis man es hört; Aussetzer bisher: %5</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::AreaDrag</name>
    <message>
        <source>Notes selected: %1</source>
        <translation>Noten gewählt: %1</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ChangeVelocityDrag</name>
    <message>
        <source>Change velocity</source>
        <translation>Anschlagstärke ändern</translation>
    </message>
    <message>
        <source>%1: velocity %2</source>
        <translation>%1: Anschlagstärke %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Letters of a command</source>
        <translation>Buchstaben eines Befehls</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ControllerNames</name>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Modulation</source>
        <translation>Modulation</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>Atem</translation>
    </message>
    <message>
        <source>Foot</source>
        <translation>Fußregler</translation>
    </message>
    <message>
        <source>Glide time</source>
        <translation>Gleitzeit</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Panorama</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Sustain pedal</source>
        <translation>Haltepedal</translation>
    </message>
    <message>
        <source>Glide</source>
        <translation>Gleiten</translation>
    </message>
    <message>
        <source>Sostenuto pedal</source>
        <translation>Sostenutopedal</translation>
    </message>
    <message>
        <source>Soft pedal</source>
        <translation>Leisepedal</translation>
    </message>
    <message>
        <source>Legato pedal</source>
        <translation>Legatopedal</translation>
    </message>
    <message>
        <source>Hold pedal</source>
        <translation>Hold-Pedal</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Resonance</source>
        <translation>Resonanz</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Ausklingen</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>Einschwingen</translation>
    </message>
    <message>
        <source>Cutoff</source>
        <translation>Filterfrequenz</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Abklingen</translation>
    </message>
    <message>
        <source>Vibrato rate</source>
        <translation>Vibratotempo</translation>
    </message>
    <message>
        <source>Vibrato depth</source>
        <translation>Vibratotiefe</translation>
    </message>
    <message>
        <source>Vibrato delay</source>
        <translation>Vibratoverzögerung</translation>
    </message>
    <message>
        <source>Reverb</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>Chorus</translation>
    </message>
    <message>
        <source>Detune</source>
        <translation>Verstimmung</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::DefaultValues</name>
    <message>
        <source>Default values</source>
        <translation>Ruhewerte</translation>
    </message>
    <message>
        <source>Learn them</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Learn the controllers that move but are not learnt</source>
        <translation>Die Controller lernen, die sich bewegen, aber nicht gelernt werden</translation>
    </message>
    <message>
        <source>Default value of %1</source>
        <translation>Ruhewert von %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: drawn, but not learnt.</source>
        <translation>
            <numerusform>%1: gezeichnet, aber nicht gelernt.</numerusform>
            <numerusform>%1: gezeichnet, aber nicht gelernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between controllers</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>No longer learn %1</source>
        <translation>%1 nicht mehr lernen</translation>
    </message>
    <message>
        <source>Where this controller rests: examples begin and end there</source>
        <translation>Wo dieser Controller ruht: Beispiele beginnen und enden dort</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::DrawDrag</name>
    <message>
        <source>Draw note</source>
        <translation>Note zeichnen</translation>
    </message>
    <message>
        <source>%1 at %2, length %3</source>
        <translation>%1 bei %2, Länge %3</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::DrawVelocityDrag</name>
    <message>
        <source>Draw velocities</source>
        <translation>Anschlagstärken zeichnen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::EditorActions</name>
    <message>
        <source>&amp;Select</source>
        <translation>Aus&amp;wählen</translation>
    </message>
    <message>
        <source>Select, move and resize; drag on empty ground for a rubber band</source>
        <translation>Auswählen, verschieben, Länge ändern; auf leerem Grund ziehen für einen Rahmen</translation>
    </message>
    <message>
        <source>&amp;Pencil</source>
        <translation>&amp;Stift</translation>
    </message>
    <message>
        <source>Draw notes; draw curves over what is there</source>
        <translation>Noten zeichnen; Kurven über das zeichnen, was da ist</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>&amp;Linie</translation>
    </message>
    <message>
        <source>Draw straight lines in lanes, ramps in velocities</source>
        <translation>Gerade Linien in Spuren, Rampen in Anschlagstärken zeichnen</translation>
    </message>
    <message>
        <source>&amp;Curve</source>
        <translation>&amp;Kurve</translation>
    </message>
    <message>
        <source>Draw curves of the shape beside it in lanes</source>
        <translation>In Spuren Kurven der Form zeichnen, die daneben steht</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>&amp;Radieren</translation>
    </message>
    <message>
        <source>Take away the notes or points that one passes over</source>
        <translation>Noten oder Punkte wegnehmen, über die man fährt</translation>
    </message>
    <message>
        <source>L&amp;asso</source>
        <translation>L&amp;asso</translation>
    </message>
    <message>
        <source>Select the notes inside a loop drawn by hand</source>
        <translation>Die Noten innerhalb einer freihändigen Linie auswählen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Take notes and points away and keep a copy</source>
        <translation>Noten und Punkte wegnehmen und eine Kopie behalten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Keep a copy of notes and points</source>
        <translation>Eine Kopie von Noten und Punkten behalten</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Put the copy at the playhead</source>
        <translation>Die Kopie an die Abspielposition setzen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Verdoppeln</translation>
    </message>
    <message>
        <source>Once more, right behind what is selected</source>
        <translation>Noch einmal, gleich hinter der Auswahl</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Take away what is selected</source>
        <translation>Die Auswahl wegnehmen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Alle&amp;s auswählen</translation>
    </message>
    <message>
        <source>All notes and points</source>
        <translation>Alle Noten und Punkte</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>N&amp;ichts auswählen</translation>
    </message>
    <message>
        <source>Nothing is selected any more</source>
        <translation>Die Auswahl wird aufgehoben</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>More detail in time</source>
        <translation>Mehr Einzelheiten in der Zeit</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>More time in sight</source>
        <translation>Mehr Zeit im Blick</translation>
    </message>
    <message>
        <source>&amp;Higher rows</source>
        <translation>&amp;Höhere Zeilen</translation>
    </message>
    <message>
        <source>More detail in pitch</source>
        <translation>Mehr Einzelheiten in der Tonhöhe</translation>
    </message>
    <message>
        <source>&amp;Lower rows</source>
        <translation>&amp;Niedrigere Zeilen</translation>
    </message>
    <message>
        <source>More notes in sight</source>
        <translation>Mehr Noten im Blick</translation>
    </message>
    <message>
        <source>&amp;Fit the example</source>
        <translation>Beispiel ein&amp;passen</translation>
    </message>
    <message>
        <source>All of it in sight</source>
        <translation>Alles davon im Blick</translation>
    </message>
    <message>
        <source>Fit what is &amp;selected</source>
        <translation>A&amp;uswahl einpassen</translation>
    </message>
    <message>
        <source>From its first to its last</source>
        <translation>Von ihrem Anfang bis zu ihrem Ende</translation>
    </message>
    <message>
        <source>F&amp;ollow the playhead</source>
        <translation>Der Abspielposition &amp;folgen</translation>
    </message>
    <message>
        <source>What plays stays in sight</source>
        <translation>Was spielt, bleibt im Blick</translation>
    </message>
    <message>
        <source>&amp;Loop what is selected</source>
        <translation>Auswahl als &amp;Loop</translation>
    </message>
    <message>
        <source>The loop from its first to its last</source>
        <translation>Der Loop von ihrem Anfang bis zu ihrem Ende</translation>
    </message>
    <message>
        <source>Take the loop &amp;away</source>
        <translation>Loop auf&amp;heben</translation>
    </message>
    <message>
        <source>No part is repeated</source>
        <translation>Nichts wird wiederholt</translation>
    </message>
    <message>
        <source>&amp;Table of notes and points</source>
        <translation>&amp;Tabelle der Noten und Punkte</translation>
    </message>
    <message>
        <source>The same as a table, to read, to type and to hear</source>
        <translation>Dasselbe als Tabelle: zum Lesen, Tippen und Hören</translation>
    </message>
    <message>
        <source>S&amp;nap</source>
        <translation>&amp;Einrasten</translation>
    </message>
    <message>
        <source>Draw and move to the lines of the grid; Alt ignores them</source>
        <translation>Auf Rasterlinien zeichnen und verschieben; Alt übergeht sie</translation>
    </message>
    <message>
        <source>&amp;Finer grid</source>
        <translation>&amp;Feineres Raster</translation>
    </message>
    <message>
        <source>The next shorter step</source>
        <translation>Der nächstkürzere Schritt</translation>
    </message>
    <message>
        <source>C&amp;oarser grid</source>
        <translation>&amp;Gröberes Raster</translation>
    </message>
    <message>
        <source>The next longer step</source>
        <translation>Der nächstlängere Schritt</translation>
    </message>
    <message>
        <source>&amp;Quantise</source>
        <translation>&amp;Quantisieren</translation>
    </message>
    <message>
        <source>Beginnings to the lines of the grid</source>
        <translation>Anfänge auf die Rasterlinien</translation>
    </message>
    <message>
        <source>Quantise beginnings and &amp;ends</source>
        <translation>Anfänge und &amp;Enden quantisieren</translation>
    </message>
    <message>
        <source>Beginnings and ends to the lines of the grid</source>
        <translation>Anfänge und Enden auf die Rasterlinien</translation>
    </message>
    <message>
        <source>&amp;Transpose…</source>
        <translation>&amp;Transponieren…</translation>
    </message>
    <message>
        <source>By any number of semitones</source>
        <translation>Um beliebig viele Halbtöne</translation>
    </message>
    <message>
        <source>Up a step of the scale</source>
        <translation>Eine Tonleiterstufe höher</translation>
    </message>
    <message>
        <source>C major</source>
        <translation>C-Dur</translation>
    </message>
    <message>
        <source>Down a step of the scale</source>
        <translation>Eine Tonleiterstufe tiefer</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Each note until the next one begins</source>
        <translation>Jede Note, bis die nächste beginnt</translation>
    </message>
    <message>
        <source>S&amp;plit at the playhead</source>
        <translation>An der Abspielposition &amp;teilen</translation>
    </message>
    <message>
        <source>Notes that sound there become two</source>
        <translation>Noten, die dort klingen, werden zu zweien</translation>
    </message>
    <message>
        <source>T&amp;rim overlaps</source>
        <translation>Überlappungen &amp;kürzen</translation>
    </message>
    <message>
        <source>Notes of one pitch end where the next begins</source>
        <translation>Noten gleicher Tonhöhe enden, wo die nächste beginnt</translation>
    </message>
    <message>
        <source>Set &amp;length</source>
        <translation>&amp;Länge setzen</translation>
    </message>
    <message>
        <source>As long as a new note, see the tool strip</source>
        <translation>So lang wie eine neue Note, siehe Werkzeugleiste</translation>
    </message>
    <message>
        <source>What is selected in the roll, or else its caret</source>
        <translation>Die Auswahl in der Pianorolle, sonst ihre Schreibmarke</translation>
    </message>
    <message>
        <source>Up a semitone</source>
        <translation>Einen Halbton höher</translation>
    </message>
    <message>
        <source>Down a semitone</source>
        <translation>Einen Halbton tiefer</translation>
    </message>
    <message>
        <source>Up an octave</source>
        <translation>Eine Oktave höher</translation>
    </message>
    <message>
        <source>Down an octave</source>
        <translation>Eine Oktave tiefer</translation>
    </message>
    <message>
        <source>A step earlier</source>
        <translation>Einen Schritt früher</translation>
    </message>
    <message>
        <source>A step later</source>
        <translation>Einen Schritt später</translation>
    </message>
    <message>
        <source>By a step of the grid</source>
        <translation>Um einen Rasterschritt</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Länger</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Kürzer</translation>
    </message>
    <message>
        <source>Draw a note at the caret</source>
        <translation>Note an der Schreibmarke zeichnen</translation>
    </message>
    <message>
        <source>As long and as loud as the tool strip says</source>
        <translation>So lang und so laut, wie die Werkzeugleiste sagt</translation>
    </message>
    <message>
        <source>&amp;Velocity…</source>
        <translation>&amp;Anschlagstärke…</translation>
    </message>
    <message>
        <source>One velocity for all that are selected</source>
        <translation>Eine Anschlagstärke für die ganze Auswahl</translation>
    </message>
    <message>
        <source>Lou&amp;der</source>
        <translation>La&amp;uter</translation>
    </message>
    <message>
        <source>Velocity up by 5</source>
        <translation>Anschlagstärke um 5 hinauf</translation>
    </message>
    <message>
        <source>S&amp;ofter</source>
        <translation>Le&amp;iser</translation>
    </message>
    <message>
        <source>Velocity down by 5</source>
        <translation>Anschlagstärke um 5 hinunter</translation>
    </message>
    <message>
        <source>Set &amp;value…</source>
        <translation>&amp;Wert setzen…</translation>
    </message>
    <message>
        <source>Of the points selected, or at the caret</source>
        <translation>Der gewählten Punkte oder an der Schreibmarke</translation>
    </message>
    <message>
        <source>&amp;Thin…</source>
        <translation>&amp;Ausdünnen…</translation>
    </message>
    <message>
        <source>As few points as possible, never further from the curve than one says</source>
        <translation>So wenige Punkte wie möglich, nie weiter von der Kurve als angegeben</translation>
    </message>
    <message>
        <source>&amp;Smooth</source>
        <translation>&amp;Glätten</translation>
    </message>
    <message>
        <source>A smooth course through the points</source>
        <translation>Ein glatter Verlauf durch die Punkte</translation>
    </message>
    <message>
        <source>&amp;Quantise points</source>
        <translation>Punkte &amp;quantisieren</translation>
    </message>
    <message>
        <source>To the lines of the grid</source>
        <translation>Auf die Rasterlinien</translation>
    </message>
    <message>
        <source>&amp;Delete all points</source>
        <translation>Alle Punkte &amp;löschen</translation>
    </message>
    <message>
        <source>Of the lane at hand</source>
        <translation>Der aktuellen Spur</translation>
    </message>
    <message>
        <source>&amp;Next lane</source>
        <translation>&amp;Nächste Spur</translation>
    </message>
    <message>
        <source>The focus goes to the lane below</source>
        <translation>Der Fokus geht zur Spur darunter</translation>
    </message>
    <message>
        <source>&amp;Previous lane</source>
        <translation>&amp;Vorige Spur</translation>
    </message>
    <message>
        <source>The focus goes to the lane above</source>
        <translation>Der Fokus geht zur Spur darüber</translation>
    </message>
    <message>
        <source>To the piano &amp;roll</source>
        <translation>Zur Piano&amp;rolle</translation>
    </message>
    <message>
        <source>The focus goes to the notes</source>
        <translation>Der Fokus geht zu den Noten</translation>
    </message>
    <message>
        <source>&amp;Higher lane</source>
        <translation>&amp;Höhere Spur</translation>
    </message>
    <message>
        <source>More room for the lane at hand</source>
        <translation>Mehr Platz für die aktuelle Spur</translation>
    </message>
    <message>
        <source>&amp;Lower lane</source>
        <translation>N&amp;iedrigere Spur</translation>
    </message>
    <message>
        <source>Less room for the lane at hand</source>
        <translation>Weniger Platz für die aktuelle Spur</translation>
    </message>
    <message>
        <source>H&amp;ide lane</source>
        <translation>Spur aus&amp;blenden</translation>
    </message>
    <message>
        <source>Its points stay</source>
        <translation>Ihre Punkte bleiben</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::EditorCommands</name>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>There are no notes or points to paste.</source>
        <translation>Es gibt keine Noten oder Punkte zum Einfügen.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>Transponieren</translation>
    </message>
    <message>
        <source>Transpose in the scale</source>
        <translation>In der Tonleiter transponieren</translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation>Quantisieren</translation>
    </message>
    <message>
        <source>Join notes</source>
        <translation>Noten verbinden</translation>
    </message>
    <message>
        <source>Split notes</source>
        <translation>Noten teilen</translation>
    </message>
    <message>
        <source>Trim overlaps</source>
        <translation>Überlappungen kürzen</translation>
    </message>
    <message>
        <source>Set length</source>
        <translation>Länge setzen</translation>
    </message>
    <message>
        <source>Change velocity</source>
        <translation>Anschlagstärke ändern</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
    <message>
        <source>Set velocity</source>
        <translation>Anschlagstärke setzen</translation>
    </message>
    <message>
        <source>Transpose by semitones</source>
        <translation>Um Halbtöne transponieren</translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation>Noten verschieben</translation>
    </message>
    <message>
        <source>Change length</source>
        <translation>Länge ändern</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>Ausdünnen</translation>
    </message>
    <message>
        <source>%1 of %2 points are left.</source>
        <translation>%1 von %2 Punkten bleiben.</translation>
    </message>
    <message>
        <source>Thin: largest error in values</source>
        <translation>Ausdünnen: größter Fehler in Werten</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>Quantise points</source>
        <translation>Punkte quantisieren</translation>
    </message>
    <message>
        <source>Delete all points of a lane</source>
        <translation>Alle Punkte einer Spur löschen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::EditorTab</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>Everything that was done to this example; press on a line to go back there</source>
        <translation>Alles, was mit diesem Beispiel geschah; auf eine Zeile drücken, um dorthin zurückzugehen</translation>
    </message>
    <message>
        <source>&amp;Keyboard and wheels</source>
        <translation>Kla&amp;viatur und Räder</translation>
    </message>
    <message>
        <source>A piano and controllers for the mouse, to play and record without a keyboard</source>
        <translation>Klaviatur und Controller für die Maus, um ohne Keyboard zu spielen und aufzunehmen</translation>
    </message>
    <message>
        <source>Here %1, but %2 in “%3” at %4 s, where the network hears the same</source>
        <extracomment>what a controller should be here and there; an example, seconds</extracomment>
        <translation>Hier %1, aber %2 in „%3“ bei %4 s, wo das Netz dasselbe hört</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::EraseDrag</name>
    <message>
        <source>Erase notes</source>
        <translation>Noten radieren</translation>
    </message>
    <message>
        <source>Notes erased: %1</source>
        <translation>Noten radiert: %1</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::EraseTimeDrag</name>
    <message>
        <source>Erase points</source>
        <translation>Punkte radieren</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::EventTable</name>
    <message>
        <source>Notes or lane</source>
        <translation>Noten oder Spur</translation>
    </message>
    <message>
        <source>Table of notes and points</source>
        <translation>Tabelle der Noten und Punkte</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>%1, channel %2</source>
        <translation>%1, Kanal %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::EventTableModel</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation>Noten verschieben</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>Transponieren</translation>
    </message>
    <message>
        <source>Change length</source>
        <translation>Länge ändern</translation>
    </message>
    <message>
        <source>Set velocity</source>
        <translation>Anschlagstärke setzen</translation>
    </message>
    <message>
        <source>Set channel</source>
        <translation>Kanal setzen</translation>
    </message>
    <message>
        <source>Move points</source>
        <translation>Punkte verschieben</translation>
    </message>
    <message>
        <source>Set value</source>
        <translation>Wert setzen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ExampleList</name>
    <message>
        <source>Reading files</source>
        <translation>Dateien werden gelesen</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>None yet. Draw one, import a MIDI file in which notes and controllers move together, or record one.</source>
        <translation>Noch keine. Eines zeichnen, eine MIDI-Datei importieren, in der sich Noten und Controller gemeinsam bewegen, oder eines aufnehmen.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>A new, empty example, to be drawn</source>
        <translation>Ein neues, leeres Beispiel zum Zeichnen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Make examples of MIDI files or .seq files</source>
        <translation>Aus MIDI- oder .seq-Dateien Beispiele machen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Play an example</source>
        <translation>Ein Beispiel spielen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop importing; what was read stays</source>
        <translation>Import anhalten; was gelesen ist, bleibt</translation>
    </message>
    <message>
        <source>Another program had changed an example; its version is among the deleted ones.</source>
        <translation>Ein anderes Programm hatte ein Beispiel geändert; seine Fassung liegt bei den gelöschten.</translation>
    </message>
    <message numerus="yes">
        <source>Another program had changed %n examples; its versions are among the deleted ones.</source>
        <translation>
            <numerusform>Ein anderes Programm hatte %n Beispiel geändert; seine Fassung liegt bei den gelöschten.</numerusform>
            <numerusform>Ein anderes Programm hatte %n Beispiele geändert; seine Fassungen liegen bei den gelöschten.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not saved cannot be kept: %1</source>
        <translation>Nicht Gespeichertes lässt sich nicht sichern: %1</translation>
    </message>
    <message>
        <source>1 contradiction</source>
        <translation>1 Widerspruch</translation>
    </message>
    <message numerus="yes">
        <source>%n contradictions</source>
        <translation>
            <numerusform>%n Widerspruch</numerusform>
            <numerusform>%n Widersprüche</numerusform>
        </translation>
    </message>
    <message>
        <source>No contradictions</source>
        <translation>Keine Widersprüche</translation>
    </message>
    <message>
        <source>%1 between examples: go there</source>
        <translation>%1 zwischen Beispielen: dorthin gehen</translation>
    </message>
    <message>
        <source>&amp;New example</source>
        <translation>&amp;Neues Beispiel</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Give the example another name, in its place</source>
        <translation>Dem Beispiel an Ort und Stelle einen anderen Namen geben</translation>
    </message>
    <message>
        <source>&amp;Leave out or teach</source>
        <translation>Aus&amp;lassen oder lehren</translation>
    </message>
    <message>
        <source>Whether the next training hears the selected examples</source>
        <translation>Ob das nächste Training die gewählten Beispiele hört</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Verdoppeln</translation>
    </message>
    <message>
        <source>A copy of each selected example behind them</source>
        <translation>Eine Kopie jedes gewählten Beispiels dahinter</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Lös&amp;chen</translation>
    </message>
    <message>
        <source>Take the selected examples out; undo brings them back</source>
        <translation>Die gewählten Beispiele herausnehmen; Rückgängig bringt sie zurück</translation>
    </message>
    <message>
        <source>What its &amp;file holds…</source>
        <translation>Inhalt seiner &amp;Datei…</translation>
    </message>
    <message>
        <source>Tracks, controllers and ranges of the file that the example comes from</source>
        <translation>Tracks, Controller und Bereiche der Datei, aus der das Beispiel stammt</translation>
    </message>
    <message>
        <source>E&amp;xport as MIDI file…</source>
        <translation>Als MIDI-Datei e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Write the example as a Standard MIDI File</source>
        <translation>Das Beispiel als Standard-MIDI-Datei schreiben</translation>
    </message>
    <message>
        <source>Bring back &amp;all deleted ones</source>
        <translation>&amp;Alle gelöschten zurückholen</translation>
    </message>
    <message>
        <source>Everything that lies in the project&apos;s trash, as new examples</source>
        <translation>Alles, was im Papierkorb des Projekts liegt, als neue Beispiele</translation>
    </message>
    <message>
        <source>Empty the &amp;trash…</source>
        <translation>Pa&amp;pierkorb leeren…</translation>
    </message>
    <message>
        <source>Deleted examples go for good; you are asked first</source>
        <translation>Gelöschte Beispiele verschwinden endgültig; vorher wird gefragt</translation>
    </message>
    <message>
        <source>Import examples</source>
        <translation>Beispiele importieren</translation>
    </message>
    <message>
        <source>Music (*.mid *.midi *.seq)</source>
        <translation>Musik (*.mid *.midi *.seq)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; deleted</source>
        <translation>„%1“ gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>%n examples deleted</source>
        <translation>
            <numerusform>%n Beispiel gelöscht</numerusform>
            <numerusform>%n Beispiele gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Export as MIDI file</source>
        <translation>Als MIDI-Datei exportieren</translation>
    </message>
    <message>
        <source>MIDI files (*.mid)</source>
        <translation>MIDI-Dateien (*.mid)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>There is nothing in the trash.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>1 deleted example: delete it for good?</source>
        <translation>1 gelöschtes Beispiel: endgültig löschen?</translation>
    </message>
    <message numerus="yes">
        <source>%n deleted examples: delete them for good?</source>
        <translation>
            <numerusform>%n gelöschtes Beispiel: endgültig löschen?</numerusform>
            <numerusform>%n gelöschte Beispiele: endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ExampleListDelegate</name>
    <message>
        <source>Name of the example</source>
        <translation>Name des Beispiels</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ExampleListModel</name>
    <message>
        <source>%1 s</source>
        <comment>length in seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 Note</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n Note</numerusform>
            <numerusform>%n Noten</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>It has no notes yet.</source>
        <translation>Es hat noch keine Noten.</translation>
    </message>
    <message>
        <source>It has no controller that is learnt.</source>
        <translation>Es hat keinen Controller, der gelernt wird.</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::GuideWindow</name>
    <message>
        <source>Timbrel guide</source>
        <translation>Timbrel-Handbuch</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ImportQuestion</name>
    <message>
        <source>%1–%2</source>
        <comment>range of values</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>CC %1: %2</source>
        <comment>controller and its range</comment>
        <translation>CC %1: %2</translation>
    </message>
    <message>
        <source>CC %1: stays at %2</source>
        <translation>CC %1: bleibt bei %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between controllers</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>What the imported files hold</source>
        <translation>Was die importierten Dateien enthalten</translation>
    </message>
    <message>
        <source>Tracks of the file</source>
        <translation>Tracks der Datei</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Track</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Take only the ticked tracks</source>
        <translation>Nur angekreuzte Tracks nehmen</translation>
    </message>
    <message>
        <source>Learn them</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 Note</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n Note</numerusform>
            <numerusform>%n Noten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>length in seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation>%1 bpm</translation>
    </message>
    <message>
        <source>a change of tempo, kept in the times</source>
        <translation>ein Tempowechsel, in den Zeiten enthalten</translation>
    </message>
    <message numerus="yes">
        <source>%n changes of tempo, kept in the times</source>
        <translation>
            <numerusform>%n Tempowechsel, in den Zeiten enthalten</numerusform>
            <numerusform>%n Tempowechsel, in den Zeiten enthalten</numerusform>
        </translation>
    </message>
    <message>
        <source>one damage mended</source>
        <translation>ein Schaden behoben</translation>
    </message>
    <message numerus="yes">
        <source>%n damages mended</source>
        <translation>
            <numerusform>%n Schaden behoben</numerusform>
            <numerusform>%n Schäden behoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n gelesen</numerusform>
            <numerusform>%n gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>one was among the examples already</source>
        <translation>eine war schon unter den Beispielen</translation>
    </message>
    <message numerus="yes">
        <source>%n were among the examples already</source>
        <translation>
            <numerusform>%n war schon unter den Beispielen</numerusform>
            <numerusform>%n waren schon unter den Beispielen</numerusform>
        </translation>
    </message>
    <message>
        <source>No file is kept of this example: it was drawn or recorded here.</source>
        <translation>Von diesem Beispiel gibt es keine Datei: Es wurde hier gezeichnet oder aufgenommen.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Track %1</source>
        <translation>Track %1</translation>
    </message>
    <message>
        <source>%1: %2, %3 values</source>
        <comment>controller, range, how many</comment>
        <translation>%1: %2, %3 Werte</translation>
    </message>
    <message numerus="yes">
        <source>, in %n of the files</source>
        <translation>
            <numerusform>, in %n der Dateien</numerusform>
            <numerusform>, in %n der Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>CC %1 moves here: learn it?</source>
        <translation>CC %1 bewegt sich hier: lernen?</translation>
    </message>
    <message>
        <source>CC %1 move here: learn them?</source>
        <translation>CC %1 bewegen sich hier: lernen?</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>the last two of a list</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Learn it</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Taken: CC %1.</source>
        <translation>Übernommen: CC %1.</translation>
    </message>
    <message>
        <source>CC %1, which does not move</source>
        <translation>CC %1, der sich nicht bewegt</translation>
    </message>
    <message>
        <source>CC %1, which do not move</source>
        <translation>CC %1, die sich nicht bewegen</translation>
    </message>
    <message>
        <source>1 pitch bend</source>
        <translation>1 Pitchbend</translation>
    </message>
    <message numerus="yes">
        <source>%n pitch bends</source>
        <translation>
            <numerusform>%n Pitchbend</numerusform>
            <numerusform>%n Pitchbends</numerusform>
        </translation>
    </message>
    <message>
        <source>1 key pressure</source>
        <translation>1 Aftertouch-Wert</translation>
    </message>
    <message numerus="yes">
        <source>%n key pressures</source>
        <translation>
            <numerusform>%n Aftertouch-Wert</numerusform>
            <numerusform>%n Aftertouch-Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>1 program change</source>
        <translation>1 Programmwechsel</translation>
    </message>
    <message numerus="yes">
        <source>%n program changes</source>
        <translation>
            <numerusform>%n Programmwechsel</numerusform>
            <numerusform>%n Programmwechsel</numerusform>
        </translation>
    </message>
    <message>
        <source>1 system message</source>
        <translation>1 Systemnachricht</translation>
    </message>
    <message numerus="yes">
        <source>%n system messages</source>
        <translation>
            <numerusform>%n Systemnachricht</numerusform>
            <numerusform>%n Systemnachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the example: %1.</source>
        <translation>Nicht im Beispiel: %1.</translation>
    </message>
    <message>
        <source>The file itself is kept; all this can be changed later.</source>
        <translation>Die Datei selbst wird aufgehoben; all das lässt sich später ändern.</translation>
    </message>
    <message>
        <source>Take other tracks</source>
        <translation>Andere Tracks nehmen</translation>
    </message>
    <message>
        <source>no controllers</source>
        <translation>keine Controller</translation>
    </message>
    <message>
        <source>%1, channels %2</source>
        <translation>%1, Kanäle %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::KeyboardStrip</name>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>An octave down (Z)</source>
        <translation>Eine Oktave tiefer (Z)</translation>
    </message>
    <message>
        <source>An octave up (X)</source>
        <translation>Eine Oktave höher (X)</translation>
    </message>
    <message>
        <source>Velocity of keys</source>
        <translation>Anschlagstärke der Tasten</translation>
    </message>
    <message>
        <source>Velocity of the computer&apos;s keys</source>
        <translation>Anschlagstärke der Computertasten</translation>
    </message>
    <message>
        <source>CC %1</source>
        <translation>CC %1</translation>
    </message>
    <message>
        <source>The computer&apos;s keys begin at %1</source>
        <translation>Die Computertasten beginnen bei %1</translation>
    </message>
    <message>
        <source>Mod</source>
        <comment>modulation wheel</comment>
        <translation>Mod</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::KeysColumn</name>
    <message>
        <source>Keyboard</source>
        <translation>Klaviatur</translation>
    </message>
    <message>
        <source>%1, note %2: press to hear it</source>
        <translation>%1, Note %2: drücken, um sie zu hören</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LaneAccessible</name>
    <message>
        <source>Up and down change the value at the caret, left and right move it.</source>
        <translation>Auf und ab ändern den Wert an der Schreibmarke, links und rechts verschieben sie.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LaneDrag</name>
    <message>
        <source>%1 at %2</source>
        <comment>value at position</comment>
        <translation>%1 bei %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LanePane</name>
    <message>
        <source>Places at which another example says something else; a press goes to the next</source>
        <translation>Stellen, an denen ein anderes Beispiel etwas anderes sagt; ein Druck geht zur nächsten</translation>
    </message>
    <message>
        <source>Network steps</source>
        <translation>Netzstufen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Ruhewert</translation>
    </message>
    <message>
        <source>Hide this lane</source>
        <translation>Diese Spur ausblenden</translation>
    </message>
    <message>
        <source>Hide this lane; its points stay</source>
        <translation>Diese Spur ausblenden; ihre Punkte bleiben</translation>
    </message>
    <message>
        <source>, channel %1</source>
        <translation>, Kanal %1</translation>
    </message>
    <message>
        <source>Controller of this lane: %1</source>
        <translation>Controller dieser Spur: %1</translation>
    </message>
    <message>
        <source>! Contradictions: %1</source>
        <translation>! Widersprüche: %1</translation>
    </message>
    <message>
        <source>The curve as a network could say it at best: at its update rate and with its number of values</source>
        <translation>Die Kurve, wie ein Netz sie bestenfalls sagen könnte: mit seiner Rechenrate und seiner Zahl von Werten</translation>
    </message>
    <message>
        <source>What is drawn here</source>
        <translation>Was hier gezeichnet ist</translation>
    </message>
    <message>
        <source>What the trained network makes of these notes</source>
        <translation>Was das trainierte Netz aus diesen Noten macht</translation>
    </message>
    <message>
        <source>The controller&apos;s value before an example; the example should begin and end on it</source>
        <translation>Der Wert des Controllers vor einem Beispiel; das Beispiel sollte auf ihm beginnen und enden</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LaneStack</name>
    <message>
        <source>Velocity</source>
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>+ Lane</source>
        <translation>+ Spur</translation>
    </message>
    <message>
        <source>Add a controller lane</source>
        <translation>Eine Controllerspur hinzufügen</translation>
    </message>
    <message>
        <source>Show a lane for another controller</source>
        <translation>Eine Spur für einen weiteren Controller zeigen</translation>
    </message>
    <message>
        <source>CC %1 to %2</source>
        <translation>CC %1 bis %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LaneWidget</name>
    <message>
        <source>Add point</source>
        <translation>Punkt hinzufügen</translation>
    </message>
    <message>
        <source>%1: %2 here at %3, pointer at %4</source>
        <comment>controller: value</comment>
        <translation>%1: %2 hier bei %3, Zeiger auf %4</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>value at position</comment>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Move points</source>
        <translation>Punkte verschieben</translation>
    </message>
    <message>
        <source>Change values</source>
        <translation>Werte ändern</translation>
    </message>
    <message>
        <source>Change value</source>
        <translation>Wert ändern</translation>
    </message>
    <message>
        <source>Set value</source>
        <translation>Wert setzen</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>controller at position</comment>
        <translation>%1 bei %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::MainWindow</name>
    <message>
        <source>Timbrel</source>
        <translation>Timbrel</translation>
    </message>
    <message>
        <source>Choose the folder of a project</source>
        <translation>Den Ordner eines Projekts wählen</translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation>Projektordner öffnen</translation>
    </message>
    <message>
        <source>About Timbrel</source>
        <translation>Über Timbrel</translation>
    </message>
    <message>
        <source>Timbrel %1</source>
        <translation>Timbrel %1</translation>
    </message>
    <message>
        <source>Teaches small neural networks to play synthesizers, and performs with them.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Lehrt kleine neuronale Netze, Synthesizer zu spielen, und tritt mit ihnen auf.

Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zu&amp;letzt geöffnet</translation>
    </message>
    <message>
        <source>Read the project&apos;s files again, to see what has changed in them</source>
        <translation>Die Dateien des Projekts neu lesen, um Änderungen zu sehen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close Timbrel; trainings that run go on</source>
        <translation>Timbrel schließen; laufende Trainings gehen weiter</translation>
    </message>
    <message>
        <source>Open this project</source>
        <translation>Dieses Projekt öffnen</translation>
    </message>
    <message>
        <source>Dar&amp;k, for the stage</source>
        <translation>&amp;Dunkel, für die Bühne</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>How Timbrel works and what every setting means</source>
        <translation>Wie Timbrel arbeitet und was jede Einstellung bedeutet</translation>
    </message>
    <message>
        <source>&amp;About Timbrel</source>
        <translation>&amp;Über Timbrel</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>Commands…</source>
        <translation>Befehle…</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Training goes on in the background</source>
        <translation>Im Hintergrund läuft ein Training</translation>
    </message>
    <message>
        <source>A training has ended; the project&apos;s page shows what it has learnt</source>
        <translation>Ein Training ist zu Ende; die Projektseite zeigt, was gelernt wurde</translation>
    </message>
    <message>
        <source>%1[*] – Timbrel</source>
        <translation>%1[*] – Timbrel</translation>
    </message>
    <message>
        <source>Drop to add: MIDI files become examples, a project is opened</source>
        <translation>Fallen lassen: MIDI-Dateien werden Beispiele, ein Projekt wird geöffnet</translation>
    </message>
    <message>
        <source>Left out, as Timbrel cannot use it: %1</source>
        <translation>Ausgelassen, weil Timbrel es nicht brauchen kann: %1</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>An empty project</source>
        <translation>Ein leeres Projekt</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Write what has changed into the project&apos;s folder</source>
        <translation>Änderungen in den Ordner des Projekts schreiben</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>A copy of the project in another folder; its trainings come along</source>
        <translation>Eine Kopie des Projekts in einem anderen Ordner; seine Trainings kommen mit</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Neu &amp;lesen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Close the project; trainings that run go on</source>
        <translation>Das Projekt schließen; laufende Trainings gehen weiter</translation>
    </message>
    <message>
        <source>Sound, MIDI and appearance…</source>
        <translation>Klang, MIDI und Aussehen…</translation>
    </message>
    <message>
        <source>Which devices and ports are used, and how the window looks</source>
        <translation>Welche Geräte und Ports benutzt werden und wie das Fenster aussieht</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take back what was done last</source>
        <translation>Zurücknehmen, was zuletzt geschah</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Noch einmal tun, was zurückgenommen wurde</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>Abs&amp;pielen oder anhalten</translation>
    </message>
    <message>
        <source>Play from the playhead, or pause there</source>
        <translation>Ab der Abspielposition spielen oder dort anhalten</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>Stop, and put the playhead to the start</source>
        <translation>Anhalten und die Abspielposition an den Anfang setzen</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>&amp;Loop</translation>
    </message>
    <message>
        <source>Play the loop region of the ruler (or everything) again and again</source>
        <translation>Den Loop des Lineals (oder alles) immer wieder spielen</translation>
    </message>
    <message>
        <source>&amp;Metronome</source>
        <translation>&amp;Metronom</translation>
    </message>
    <message>
        <source>A click on every beat while it plays</source>
        <translation>Ein Klick auf jedem Schlag, solange gespielt wird</translation>
    </message>
    <message>
        <source>&amp;Keys play notes</source>
        <translation>&amp;Tasten spielen Noten</translation>
    </message>
    <message>
        <source>The computer&apos;s keyboard plays notes: A W S E D F … and Z X for the octave</source>
        <translation>Die Computertastatur spielt Noten: A W S E D F …, und Z X für die Oktave</translation>
    </message>
    <message>
        <source>P&amp;anic: silence everything</source>
        <translation>Pa&amp;nik: alles verstummt</translation>
    </message>
    <message>
        <source>Everything falls silent, here and at the MIDI output</source>
        <translation>Alles verstummt, hier und am MIDI-Ausgang</translation>
    </message>
    <message>
        <source>&amp;Editor</source>
        <translation>&amp;Editor</translation>
    </message>
    <message>
        <source>Draw, record and listen to examples</source>
        <translation>Beispiele zeichnen, aufnehmen und anhören</translation>
    </message>
    <message>
        <source>&amp;Project overview</source>
        <translation>Projekt&amp;überblick</translation>
    </message>
    <message>
        <source>What it has learnt, its settings, and what is wrong with it</source>
        <translation>Was gelernt wurde, die Einstellungen und was nicht stimmt</translation>
    </message>
    <message>
        <source>Command pa&amp;lette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>Find any action by some of its letters</source>
        <translation>Jeden Befehl an einigen seiner Buchstaben finden</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>V&amp;ollbild</translation>
    </message>
    <message>
        <source>The window fills the whole screen</source>
        <translation>Das Fenster füllt den ganzen Bildschirm</translation>
    </message>
    <message>
        <source>How the window looks</source>
        <translation>Wie das Fenster aussieht</translation>
    </message>
    <message>
        <source>Colours as the &amp;desktop</source>
        <translation>&amp;Wie die Arbeitsoberfläche</translation>
    </message>
    <message>
        <source>L&amp;ight, for the desk</source>
        <translation>He&amp;ll, für den Schreibtisch</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Every action with its keys, and other keys for it</source>
        <translation>Jeder Befehl mit seinen Tasten, und andere Tasten dafür</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Recent project</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Do not save</source>
        <translation>&amp;Nicht speichern</translation>
    </message>
    <message>
        <source>&amp;Keep working</source>
        <translation>&amp;Weiterarbeiten</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>„%1“ hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>A new project: draw, record or import its first example</source>
        <translation>Ein neues Projekt: sein erstes Beispiel zeichnen, aufnehmen oder importieren</translation>
    </message>
    <message>
        <source>Your copy is in %1. Press Space to hear it.</source>
        <translation>Die eigene Kopie liegt in %1. Die Leertaste spielt sie ab.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Save the project as a folder</source>
        <translation>Das Projekt als Ordner speichern</translation>
    </message>
    <message>
        <source>Saved in %1</source>
        <translation>Gespeichert in %1</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>nie gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>“%1” (%2) was not saved when Timbrel ended on %3; %n example(s) differ.</source>
        <extracomment>project, its folder, date and time</extracomment>
        <translation>
            <numerusform>„%1“ (%2) war nicht gespeichert, als Timbrel am %3 endete; %n Beispiel weicht ab.</numerusform>
            <numerusform>„%1“ (%2) war nicht gespeichert, als Timbrel am %3 endete; %n Beispiele weichen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is as it was. Save it to keep it.</source>
        <translation>Alles ist, wie es war. Speichern, um es zu behalten.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::MessageBar</name>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::MidiPage</name>
    <message>
        <source>MIDI system</source>
        <translation>MIDI-System</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>das übliche</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>What your keyboard plays into: it is heard and can be recorded</source>
        <translation>Wohin das Keyboard spielt: Man hört es und kann es aufnehmen</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>The synthesizer that plays instead of Timbrel&apos;s own</source>
        <translation>Der Synthesizer, der statt Timbrels eigenem spielt</translation>
    </message>
    <message>
        <source>Timbrel&apos;s own sound plays beside the output</source>
        <translation>Timbrels eigener Klang spielt neben dem Ausgang</translation>
    </message>
    <message>
        <source>none</source>
        <comment>MIDI input</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>none: Timbrel&apos;s own sound</source>
        <translation>keiner: Timbrels eigener Klang</translation>
    </message>
    <message>
        <source>a port of our own: %1</source>
        <translation>ein eigener Port: %1</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <translation>%1 (nicht da)</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::MiniMap</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Drag to zoom</source>
        <translation>Ziehen zum Zoomen</translation>
    </message>
    <message>
        <source>Drag to scroll; double click shows the whole example</source>
        <translation>Ziehen zum Scrollen; Doppelklick zeigt das ganze Beispiel</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::MoveDrag</name>
    <message>
        <source>Copy notes</source>
        <translation>Noten kopieren</translation>
    </message>
    <message>
        <source>Move notes</source>
        <translation>Noten verschieben</translation>
    </message>
    <message>
        <source>%1 at %2, velocity %3</source>
        <translation>%1 bei %2, Anschlagstärke %3</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::MovePointsDrag</name>
    <message>
        <source>Copy points</source>
        <translation>Punkte kopieren</translation>
    </message>
    <message>
        <source>Move points</source>
        <translation>Punkte verschieben</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>value at position</comment>
        <translation>%1 bei %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::NoticeLine</name>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PencilDrag</name>
    <message>
        <source>Draw curve</source>
        <translation>Kurve zeichnen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PianoKeys</name>
    <message>
        <source>Piano</source>
        <translation>Klaviatur</translation>
    </message>
    <message>
        <source>%1, velocity %2</source>
        <translation>%1, Anschlagstärke %2</translation>
    </message>
    <message>
        <source>The lower on a key, the louder; Space plays the marked key</source>
        <translation>Je tiefer auf der Taste, desto lauter; die Leertaste spielt die markierte Taste</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::Player</name>
    <message>
        <source>none</source>
        <comment>MIDI input</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>No MIDI input: choose the port that your keyboard plays into</source>
        <translation>Kein MIDI-Eingang: den Port wählen, in den das Keyboard spielt</translation>
    </message>
    <message>
        <source>Timbrel&apos;s sound</source>
        <translation>Timbrels Klang</translation>
    </message>
    <message>
        <source>Timbrel&apos;s own synthesizer plays; choose a port to play another</source>
        <translation>Timbrels eigener Synthesizer spielt; einen Port wählen, um einen anderen zu spielen</translation>
    </message>
    <message>
        <source>The MIDI input is not there; it is taken up when it comes</source>
        <translation>Der MIDI-Eingang ist nicht da; kommt er, wird er benutzt</translation>
    </message>
    <message>
        <source>MIDI input: what is played there is heard and can be recorded</source>
        <translation>MIDI-Eingang: Was dort gespielt wird, hört man und kann es aufnehmen</translation>
    </message>
    <message>
        <source>The MIDI output is not there; Timbrel&apos;s own sound plays meanwhile</source>
        <translation>Der MIDI-Ausgang ist nicht da; solange spielt Timbrels eigener Klang</translation>
    </message>
    <message>
        <source>MIDI output: examples are played there</source>
        <translation>MIDI-Ausgang: Dort werden Beispiele abgespielt</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PointBandDrag</name>
    <message>
        <source>Points selected: %1</source>
        <translation>Punkte gewählt: %1</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ProjectDocument</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name and number of a further example</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>New example</source>
        <translation>Neues Beispiel</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Record an example</source>
        <translation>Ein Beispiel aufnehmen</translation>
    </message>
    <message>
        <source>Duplicate an example</source>
        <translation>Ein Beispiel verdoppeln</translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n examples</source>
        <translation>
            <numerusform>%n Beispiel verdoppeln</numerusform>
            <numerusform>%n Beispiele verdoppeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete &quot;%1&quot;</source>
        <translation>„%1“ löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n examples</source>
        <translation>
            <numerusform>%n Beispiel löschen</numerusform>
            <numerusform>%n Beispiele löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename to &quot;%1&quot;</source>
        <translation>In „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Teach an example</source>
        <translation>Ein Beispiel lehren</translation>
    </message>
    <message numerus="yes">
        <source>Teach %n examples</source>
        <translation>
            <numerusform>%n Beispiel lehren</numerusform>
            <numerusform>%n Beispiele lehren</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out an example</source>
        <translation>Ein Beispiel auslassen</translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n examples</source>
        <translation>
            <numerusform>%n Beispiel auslassen</numerusform>
            <numerusform>%n Beispiele auslassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Default of CC %1</source>
        <translation>Ruhewert von CC %1</translation>
    </message>
    <message>
        <source>No longer learn CC %1</source>
        <translation>CC %1 nicht mehr lernen</translation>
    </message>
    <message numerus="yes">
        <source>No longer learn %n controllers</source>
        <translation>
            <numerusform>%n Controller nicht mehr lernen</numerusform>
            <numerusform>%n Controller nicht mehr lernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Learn CC %1</source>
        <translation>CC %1 lernen</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between controllers</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Take %1</source>
        <comment>recorded then</comment>
        <translation>Take %1</translation>
    </message>
    <message>
        <source>Example %1</source>
        <comment>made then</comment>
        <translation>Beispiel %1</translation>
    </message>
    <message>
        <source>Import &quot;%1&quot;</source>
        <translation>„%1“ importieren</translation>
    </message>
    <message numerus="yes">
        <source>Import %n files</source>
        <translation>
            <numerusform>%n Datei importieren</numerusform>
            <numerusform>%n Dateien importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore &quot;%1&quot;</source>
        <translation>„%1“ zurückholen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ProjectTab</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Models: what it has learnt, best first</source>
        <translation>Modelle: was gelernt wurde, das beste zuerst</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Not saved yet: it has no folder</source>
        <translation>Noch nicht gespeichert: Es hat keinen Ordner</translation>
    </message>
    <message>
        <source>PROJECT</source>
        <comment>a folder</comment>
        <translation>PROJEKT</translation>
    </message>
    <message>
        <source>None yet. Save the project, then train one in a terminal:
timbrel %1 train</source>
        <translation>Noch keine. Das Projekt speichern, dann eines im Terminal trainieren:
timbrel %1 train</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::RampDrag</name>
    <message>
        <source>Velocity ramp</source>
        <translation>Anschlagrampe</translation>
    </message>
    <message>
        <source>Velocity from %1 to %2</source>
        <translation>Anschlagstärke von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::RecordPanel</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Throw the last take away</source>
        <translation>Den letzten Take verwerfen</translation>
    </message>
    <message>
        <source>New example</source>
        <translation>Neues Beispiel</translation>
    </message>
    <message>
        <source>Controllers only</source>
        <translation>Nur Controller</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>A new example, or controllers over the notes of the one at hand</source>
        <translation>Ein neues Beispiel oder Controller über die Noten des aktuellen</translation>
    </message>
    <message>
        <source>first note</source>
        <comment>recording waits for it</comment>
        <translation>erster Note</translation>
    </message>
    <message>
        <source> bars</source>
        <comment>of count-in</comment>
        <translation> Takten</translation>
    </message>
    <message>
        <source>Starts after</source>
        <translation>Beginnt nach</translation>
    </message>
    <message>
        <source>With your first note, or after so many bars of count-in</source>
        <translation>Mit der ersten Note oder nach so vielen Takten Einzähler</translation>
    </message>
    <message>
        <source> bpm</source>
        <translation> bpm</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Beats a minute, of the count-in and of the new example</source>
        <translation>Schläge je Minute, für den Einzähler und das neue Beispiel</translation>
    </message>
    <message>
        <source>Several takes</source>
        <translation>Mehrere Takes</translation>
    </message>
    <message>
        <source>After a silence an example is finished, and the next note begins another</source>
        <translation>Nach einer Stille ist ein Beispiel fertig, und die nächste Note beginnt ein weiteres</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>recording starts at once</comment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>&amp;Record or stop</source>
        <translation>Au&amp;fnehmen oder anhalten</translation>
    </message>
    <message>
        <source>Record an example; again: finish it</source>
        <translation>Ein Beispiel aufnehmen; noch einmal: es beenden</translation>
    </message>
    <message>
        <source>Record n&amp;othing of this</source>
        <translation>Nichts davon auf&amp;nehmen</translation>
    </message>
    <message>
        <source>Forget the take at hand</source>
        <translation>Den laufenden Take vergessen</translation>
    </message>
    <message>
        <source>T&amp;hrow the last take away</source>
        <translation>Letzten Take ver&amp;werfen</translation>
    </message>
    <message>
        <source>Delete the example that was recorded last; undo brings it back</source>
        <translation>Das zuletzt aufgenommene Beispiel löschen; Rückgängig bringt es zurück</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Record controllers</source>
        <translation>Controller aufnehmen</translation>
    </message>
    <message>
        <source>Controllers recorded</source>
        <translation>Controller aufgenommen</translation>
    </message>
    <message>
        <source>1 example recorded</source>
        <translation>1 Beispiel aufgenommen</translation>
    </message>
    <message numerus="yes">
        <source>%n examples recorded</source>
        <translation>
            <numerusform>%n Beispiel aufgenommen</numerusform>
            <numerusform>%n Beispiele aufgenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the first note…</source>
        <translation>Wartet auf die erste Note…</translation>
    </message>
    <message>
        <source>; waiting for the next note…</source>
        <translation>; wartet auf die nächste Note…</translation>
    </message>
    <message>
        <source>Counting in…</source>
        <translation>Zählt ein…</translation>
    </message>
    <message numerus="yes">
        <source>Recording controllers: %n events</source>
        <translation>
            <numerusform>Nimmt Controller auf: %n Ereignis</numerusform>
            <numerusform>Nimmt Controller auf: %n Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recording: %n notes</source>
        <translation>
            <numerusform>Nimmt auf: %n Note</numerusform>
            <numerusform>Nimmt auf: %n Noten</numerusform>
        </translation>
    </message>
    <message>
        <source>. Pitch bend sounds, but is not kept</source>
        <translation>. Pitchbend klingt, wird aber nicht behalten</translation>
    </message>
    <message>
        <source>Choose an example with notes first.</source>
        <translation>Zuerst ein Beispiel mit Noten wählen.</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Beats in a bar of the new example</source>
        <translation>Schläge in einem Takt des neuen Beispiels</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ResizeDrag</name>
    <message>
        <source>Change length</source>
        <translation>Länge ändern</translation>
    </message>
    <message>
        <source>%1, length %2</source>
        <translation>%1, Länge %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::RollAccessible</name>
    <message>
        <source>No example is open.</source>
        <translation>Es ist kein Beispiel offen.</translation>
    </message>
    <message>
        <source>%1 notes, %2 of them selected. Arrows move, Enter draws; the table of notes and points lists them.</source>
        <translation>%1 Noten, davon %2 gewählt. Pfeile bewegen, Enter zeichnet; die Tabelle der Noten und Punkte zählt sie auf.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::RollDrag</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::RollWidget</name>
    <message>
        <source>Piano roll</source>
        <translation>Pianorolle</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1 at %2, length %3, velocity %4, channel %5</source>
        <translation>%1 bei %2, Länge %3, Anschlagstärke %4, Kanal %5</translation>
    </message>
    <message>
        <source>note, velocity %1, length %2</source>
        <translation>Note, Anschlagstärke %1, Länge %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place: what is there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No example is open. Choose, create or import one in the list beside.</source>
        <translation>Es ist kein Beispiel offen. In der Liste daneben eines wählen, anlegen oder importieren.</translation>
    </message>
    <message>
        <source>No notes yet. Draw them with the pencil (2), record them, or press Enter.</source>
        <translation>Noch keine Noten. Mit dem Stift (2) zeichnen, aufnehmen oder Enter drücken.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::Ruler</name>
    <message>
        <source>Ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>Loop from %1 to %2</source>
        <translation>Loop von %1 bis %2</translation>
    </message>
    <message>
        <source>%1: press to put the playhead here</source>
        <translation>%1: drücken, um die Abspielposition hierher zu setzen</translation>
    </message>
    <message>
        <source>Drag to move this end of the loop</source>
        <translation>Ziehen, um dieses Ende des Loops zu verschieben</translation>
    </message>
    <message>
        <source>Drag to move the loop; double click to take it away</source>
        <translation>Ziehen, um den Loop zu verschieben; Doppelklick hebt ihn auf</translation>
    </message>
    <message>
        <source>%1: drag to draw a loop</source>
        <translation>%1: ziehen, um einen Loop zu zeichnen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::SettingsWindow</name>
    <message>
        <source>Timbrel: sound, MIDI and appearance</source>
        <translation>Timbrel: Klang, MIDI und Aussehen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>MIDI</source>
        <translation>MIDI</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ShapeDrag</name>
    <message>
        <source>Draw curve</source>
        <translation>Kurve zeichnen</translation>
    </message>
    <message>
        <source>from %1 at %2 to %3 at %4</source>
        <translation>von %1 bei %2 bis %3 bei %4</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ShortcutWindow</name>
    <message>
        <source>Timbrel: keyboard shortcuts</source>
        <translation>Timbrel: Tastenkürzel</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Einen Befehl oder eine Taste finden</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Choose an action to give it other keys.</source>
        <translation>Einen Befehl wählen, um ihm andere Tasten zu geben.</translation>
    </message>
    <message>
        <source>New keys: press them</source>
        <translation>Neue Tasten: drücken</translation>
    </message>
    <message>
        <source>&amp;Use these keys</source>
        <translation>Diese &amp;benutzen</translation>
    </message>
    <message>
        <source>&amp;No keys</source>
        <translation>&amp;Keine Tasten</translation>
    </message>
    <message>
        <source>As &amp;proposed</source>
        <translation>Wie &amp;vorgeschlagen</translation>
    </message>
    <message>
        <source>! These keys belong to: %1. They would be taken from there.</source>
        <translation>! Diese Tasten gehören zu: %1. Dort würden sie weggenommen.</translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation>Mit der Maus</translation>
    </message>
    <message>
        <source>Zoom in time, where the pointer is</source>
        <translation>In der Zeit zoomen, wo der Zeiger ist</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Zoom in pitch</source>
        <translation>In der Tonhöhe zoomen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+wheel</source>
        <translation>Strg+Umschalt+Mausrad</translation>
    </message>
    <message>
        <source>Scroll in pitch, in time</source>
        <translation>In Tonhöhe oder Zeit scrollen</translation>
    </message>
    <message>
        <source>wheel, Shift+wheel</source>
        <translation>Mausrad, Umschalt+Mausrad</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>Die Ansicht verschieben</translation>
    </message>
    <message>
        <source>drag with the middle button, or with Space held</source>
        <translation>mit der mittleren Taste ziehen oder bei gehaltener Leertaste</translation>
    </message>
    <message>
        <source>Add to what is selected, or take away; extend it in time</source>
        <translation>Zur Auswahl hinzufügen oder davon wegnehmen; sie in der Zeit erweitern</translation>
    </message>
    <message>
        <source>Ctrl+click, Shift+click</source>
        <translation>Strg+Klick, Umschalt+Klick</translation>
    </message>
    <message>
        <source>Copy; hold one direction; ignore the grid</source>
        <translation>Kopieren; eine Richtung halten; das Raster übergehen</translation>
    </message>
    <message>
        <source>Ctrl, Shift, Alt while dragging</source>
        <translation>Strg, Umschalt, Alt beim Ziehen</translation>
    </message>
    <message>
        <source>What can be done here</source>
        <translation>Was hier möglich ist</translation>
    </message>
    <message>
        <source>right click</source>
        <translation>Rechtsklick</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::SoundPage</name>
    <message>
        <source>Timbrel makes sound</source>
        <translation>Timbrel macht Klang</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where the sound goes</source>
        <translation>Wohin der Klang geht</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>As the device likes it, or your own</source>
        <translation>Wie das Gerät es mag, oder eine eigene</translation>
    </message>
    <message>
        <source>as the device likes it</source>
        <translation>wie das Gerät es mag</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Smaller is faster to hear; too small, and sound has gaps</source>
        <translation>Kleiner ist schneller zu hören; zu klein, und es gibt Aussetzer</translation>
    </message>
    <message>
        <source>usual (%1)</source>
        <translation>üblich (%1)</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 Frames</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Look for devices &amp;again</source>
        <translation>Geräte neu &amp;suchen</translation>
    </message>
    <message>
        <source>Interrupts the sound for a moment</source>
        <translation>Unterbricht den Klang einen Moment</translation>
    </message>
    <message>
        <source>the desktop&apos;s own (recommended)</source>
        <translation>das der Arbeitsoberfläche (empfohlen)</translation>
    </message>
    <message>
        <source>%1: %2 (not there)</source>
        <translation>%1: %2 (nicht da)</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>Im Hintergrund</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::StemBandDrag</name>
    <message>
        <source>Notes selected: %1</source>
        <translation>Noten gewählt: %1</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ToolStrip</name>
    <message>
        <source>Ease in and out</source>
        <translation>Sanft hinein und hinaus</translation>
    </message>
    <message>
        <source>Ease in</source>
        <translation>Sanft hinein</translation>
    </message>
    <message>
        <source>Ease out</source>
        <translation>Sanft hinaus</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponentiell</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>Sinus</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>Dreieck</translation>
    </message>
    <message>
        <source>as grid</source>
        <translation>wie Raster</translation>
    </message>
    <message>
        <source>1/%1 triplet</source>
        <translation>1/%1-Triole</translation>
    </message>
    <message>
        <source>Shape of the curve tool</source>
        <translation>Form des Kurvenwerkzeugs</translation>
    </message>
    <message>
        <source>What the curve tool draws between press and release</source>
        <translation>Was das Kurvenwerkzeug zwischen Drücken und Loslassen zeichnet</translation>
    </message>
    <message>
        <source>Cycles of sine and triangle</source>
        <translation>Schwingungen von Sinus und Dreieck</translation>
    </message>
    <message>
        <source>How often sine and triangle rise and fall</source>
        <translation>Wie oft Sinus und Dreieck steigen und fallen</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>The lines that notes and curves snap to; hold Alt to ignore them</source>
        <translation>Die Linien, auf denen Noten und Kurven einrasten; Alt halten, um sie zu übergehen</translation>
    </message>
    <message>
        <source>Length of new notes</source>
        <translation>Länge neuer Noten</translation>
    </message>
    <message>
        <source>How long a note is that is drawn by a click</source>
        <translation>Wie lang eine mit einem Klick gezeichnete Note ist</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Velocity of new notes</source>
        <translation>Anschlagstärke neuer Noten</translation>
    </message>
    <message>
        <source>How loud new notes are, 1 to 127</source>
        <translation>Wie laut neue Noten sind, 1 bis 127</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::TransportBar</name>
    <message>
        <source>Position: bar, beat, sixteenth</source>
        <translation>Position: Takt, Schlag, Sechzehntel</translation>
    </message>
    <message>
        <source>Where the playhead is: bar, beat, sixteenth</source>
        <translation>Wo die Abspielposition ist: Takt, Schlag, Sechzehntel</translation>
    </message>
    <message>
        <source>in</source>
        <comment>port</comment>
        <translation>ein</translation>
    </message>
    <message>
        <source>MIDI input</source>
        <translation>MIDI-Eingang</translation>
    </message>
    <message>
        <source>out</source>
        <comment>port</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>MIDI output</source>
        <translation>MIDI-Ausgang</translation>
    </message>
    <message>
        <source>Keys play</source>
        <translation>Tasten spielen</translation>
    </message>
    <message>
        <source>Panic</source>
        <translation>Panik</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Tempo of the example&apos;s grid, metronome and count-in; notes stay where they are</source>
        <translation>Tempo von Raster, Metronom und Einzähler des Beispiels; Noten bleiben, wo sie sind</translation>
    </message>
    <message>
        <source> bpm</source>
        <translation> bpm</translation>
    </message>
    <message>
        <source>Beats in a bar</source>
        <translation>Schläge im Takt</translation>
    </message>
    <message>
        <source>! no sound</source>
        <translation>! kein Klang</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>CPU %1 %</source>
        <translation>CPU %1 %</translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>Klang: %1</translation>
    </message>
    <message>
        <source>How much of its time the sound takes to compute</source>
        <translation>Wie viel ihrer Zeit die Berechnung des Klangs braucht</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>What is wrong or worth knowing in this project</source>
        <translation>Was an diesem Projekt nicht stimmt oder wissenswert ist</translation>
    </message>
    <message>
        <source>Nothing is wrong with this project</source>
        <translation>An diesem Projekt ist nichts auszusetzen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::VelocityDrag</name>
    <message>
        <source>Velocity %1</source>
        <translation>Anschlagstärke %1</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::VelocityLane</name>
    <message>
        <source>Velocities</source>
        <translation>Anschlagstärken</translation>
    </message>
    <message>
        <source>Velocity %1</source>
        <translation>Anschlagstärke %1</translation>
    </message>
    <message>
        <source>%1 at %2: velocity %3</source>
        <translation>%1 bei %2: Anschlagstärke %3</translation>
    </message>
    <message>
        <source>no note selected</source>
        <translation>keine Note gewählt</translation>
    </message>
    <message>
        <source>Velocities %1 to %2</source>
        <translation>Anschlagstärken %1 bis %2</translation>
    </message>
    <message>
        <source>Change velocity</source>
        <translation>Anschlagstärke ändern</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::WelcomePage</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Opens your own copy: change it as you like</source>
        <translation>Öffnet eine eigene Kopie: nach Belieben ändern</translation>
    </message>
    <message>
        <source>Teach a synthesizer how to move</source>
        <translation>Einen Synthesizer lehren, sich zu bewegen</translation>
    </message>
    <message>
        <source>Draw or record how its controllers move while you play; a small network learns it and moves them for you. Begin with one of these, and press Space to hear it:</source>
        <translation>Zeichnen oder aufnehmen, wie sich seine Controller beim Spielen bewegen; ein kleines Netz lernt es und bewegt sie dann selbst. Mit einem von diesen beginnen; die Leertaste spielt es ab:</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>An empty project: draw, record or import examples</source>
        <translation>Ein leeres Projekt: Beispiele zeichnen, aufnehmen oder importieren</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen…</translation>
    </message>
    <message>
        <source>Choose the folder of a project, also of the original program</source>
        <translation>Den Ordner eines Projekts wählen, auch eines vom ursprünglichen Programm</translation>
    </message>
    <message>
        <source>Read the guide</source>
        <translation>Handbuch lesen</translation>
    </message>
    <message>
        <source>How Timbrel works, in short pages</source>
        <translation>Wie Timbrel arbeitet, auf kurzen Seiten</translation>
    </message>
    <message>
        <source>or drop MIDI files here</source>
        <translation>oder MIDI-Dateien hier fallen lassen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Open this project</source>
        <translation>Dieses Projekt öffnen</translation>
    </message>
    <message>
        <source>Take it up again</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>The project as it was, with what was not saved</source>
        <translation>Das Projekt, wie es war, mit allem nicht Gespeicherten</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>What was not saved is lost</source>
        <translation>Nicht Gespeichertes ist verloren</translation>
    </message>
</context>
</TS>
