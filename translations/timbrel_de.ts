<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
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
    <name>timbrel::ui::MainWindow</name>
    <message>
        <source>Timbrel</source>
        <translation>Timbrel</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist geöffnet</translation>
    </message>
    <message>
        <source>A project is a folder with larasynth.conf, the examples that Timbrel learns from, and what it has learnt. A folder of the original program can be opened as it is.</source>
        <translation>Ein Projekt ist ein Ordner mit larasynth.conf, den Beispielen, aus denen Timbrel lernt, und dem Gelernten. Auch ein Ordner des ursprünglichen Programms lässt sich öffnen, wie er ist.</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen …</translation>
    </message>
    <message>
        <source>Choose the folder of a project</source>
        <translation>Den Ordner eines Projekts wählen</translation>
    </message>
    <message>
        <source>Read how to make one</source>
        <translation>Lesen, wie man eines anlegt</translation>
    </message>
    <message>
        <source>The guide&apos;s first page: from a MIDI file to a performance</source>
        <translation>Die erste Seite des Handbuchs: von der MIDI-Datei zum Auftritt</translation>
    </message>
    <message>
        <source>%1 – Timbrel</source>
        <translation>%1 – Timbrel</translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation>Projektordner öffnen</translation>
    </message>
    <message>
        <source>The next training learns from it.</source>
        <translation>Das nächste Training lernt daraus.</translation>
    </message>
    <message>
        <source>The next training leaves it out.</source>
        <translation>Das nächste Training lässt es aus.</translation>
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
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Projekt &amp;öffnen …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zu&amp;letzt geöffnet</translation>
    </message>
    <message>
        <source>Read &amp;again</source>
        <translation>&amp;Neu einlesen</translation>
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
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinung</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie der &amp;Schreibtisch</translation>
    </message>
    <message>
        <source>Dar&amp;k, for the stage</source>
        <translation>&amp;Dunkel, für die Bühne</translation>
    </message>
    <message>
        <source>&amp;Light, for the desk</source>
        <translation>&amp;Hell, für den Tisch</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
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
</context>
<context>
    <name>timbrel::ui::ProjectView</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Examples: what it learns from</source>
        <translation>Beispiele: woraus es lernt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Controllers</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>None yet. Import a MIDI file in which notes and controllers move together:
timbrel PROJECT import FILE.mid</source>
        <translation>Noch keine. Eine MIDI-Datei einlesen, in der Noten und Controller zusammengehören:
timbrel PROJEKT import DATEI.mid</translation>
    </message>
    <message>
        <source>Models: what it has learnt, best first</source>
        <translation>Modelle: was es gelernt hat, das beste zuerst</translation>
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
        <source>None yet. Train one:
timbrel PROJECT train</source>
        <translation>Noch keine. Eines trainieren:
timbrel PROJEKT train</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>They cannot be read, see below.</source>
        <translation>Sie lassen sich nicht lesen, siehe unten.</translation>
    </message>
</context>
</TS>
