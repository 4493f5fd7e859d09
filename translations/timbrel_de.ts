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
    <message>
        <source>Drum patterns</source>
        <translation>Drum-Patterns</translation>
    </message>
    <message>
        <source>Drag a puck through what lies between drum patterns, and teach a space of them in seconds.</source>
        <translation>Einen Puck durch das ziehen, was zwischen Drum-Patterns liegt, und in Sekunden daraus einen Raum lernen lassen.</translation>
    </message>
</context>
<context>
    <name>DiagnosisLine</name>
    <message>
        <source>Plateau: hardly better since epoch %1 (MSE %2; guessing reaches %3).</source>
        <translation>Plateau: kaum besser seit Epoche %1 (MSE %2; Raten erreicht %3).</translation>
    </message>
    <message>
        <source>Plateau: hardly better since epoch %1 (MSE %2).</source>
        <translation>Plateau: kaum besser seit Epoche %1 (MSE %2).</translation>
    </message>
    <message>
        <source>It runs away: best at epoch %1 with MSE %2, now %3.</source>
        <translation>Es läuft davon: am besten in Epoche %1 mit MSE %2, jetzt %3.</translation>
    </message>
    <message>
        <source>From epoch %1 on its numbers grew beyond all bounds; its best is kept.</source>
        <translation>Ab Epoche %1 wuchsen seine Zahlen über alle Grenzen; das beste Netz bleibt.</translation>
    </message>
    <message>
        <source>From epoch %1 on its numbers grew beyond all bounds.</source>
        <translation>Ab Epoche %1 wuchsen seine Zahlen über alle Grenzen.</translation>
    </message>
    <message>
        <source>Its steps are too great.</source>
        <translation>Seine Schritte sind zu groß.</translation>
    </message>
    <message>
        <source>Its steps are very small.</source>
        <translation>Seine Schritte sind sehr klein.</translation>
    </message>
    <message>
        <source>The network may be too small for what it is taught.</source>
        <translation>Das Netz ist vielleicht zu klein für das, was es lernen soll.</translation>
    </message>
    <message>
        <source>It was still learning.</source>
        <translation>Es lernte noch.</translation>
    </message>
    <message>
        <source>Some starts are luckier than others; or the examples contradict each other.</source>
        <translation>Manche Anfänge haben mehr Glück als andere; oder die Beispiele widersprechen sich.</translation>
    </message>
    <message>
        <source>Train with a lower learning rate: %1</source>
        <translation>Mit kleinerer Lernrate trainieren: %1</translation>
    </message>
    <message>
        <source>Train with a higher learning rate: %1</source>
        <translation>Mit größerer Lernrate trainieren: %1</translation>
    </message>
    <message>
        <source>Train with %1 memory blocks</source>
        <translation>Mit %1 Speicherblöcken trainieren</translation>
    </message>
    <message>
        <source>Go on to epoch %1</source>
        <translation>Weiter bis Epoche %1</translation>
    </message>
    <message>
        <source>Train from another seed</source>
        <translation>Mit anderem Startwert trainieren</translation>
    </message>
</context>
<context>
    <name>DrumTexts</name>
    <message>
        <source>Kick</source>
        <translation>Kick</translation>
    </message>
    <message>
        <source>Snare</source>
        <translation>Snare</translation>
    </message>
    <message>
        <source>Clap</source>
        <translation>Clap</translation>
    </message>
    <message>
        <source>Open hi-hat</source>
        <translation>Offene Hi-Hat</translation>
    </message>
    <message>
        <source>Closed hi-hat</source>
        <translation>Geschlossene Hi-Hat</translation>
    </message>
    <message>
        <source>Tom</source>
        <translation>Tom</translation>
    </message>
    <message>
        <source>Cymbal</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>Percussion</source>
        <translation>Perkussion</translation>
    </message>
    <message>
        <source>Acoustic</source>
        <translation>Akustisch</translation>
    </message>
    <message>
        <source>Airy</source>
        <translation>Luftig</translation>
    </message>
    <message>
        <source>Bongo</source>
        <translation>Bongo</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Brushed</source>
        <translation>Mit Besen</translation>
    </message>
    <message>
        <source>Claves</source>
        <translation>Claves</translation>
    </message>
    <message>
        <source>Conga</source>
        <translation>Conga</translation>
    </message>
    <message>
        <source>Cowbell</source>
        <translation>Kuhglocke</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Crash</translation>
    </message>
    <message>
        <source>Crisp</source>
        <translation>Knackig</translation>
    </message>
    <message>
        <source>Crowd</source>
        <translation>Viele Hände</translation>
    </message>
    <message>
        <source>Deep</source>
        <translation>Tief</translation>
    </message>
    <message>
        <source>Dry</source>
        <translation>Trocken</translation>
    </message>
    <message>
        <source>Dusty</source>
        <translation>Staubig</translation>
    </message>
    <message>
        <source>Falling</source>
        <translation>Fallend</translation>
    </message>
    <message>
        <source>Fat</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Gritty</source>
        <translation>Rau</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>Hart</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>Latin</translation>
    </message>
    <message>
        <source>Maracas</source>
        <translation>Maracas</translation>
    </message>
    <message>
        <source>Metallic</source>
        <translation>Metallisch</translation>
    </message>
    <message>
        <source>Punchy</source>
        <translation>Druckvoll</translation>
    </message>
    <message>
        <source>Ride</source>
        <translation>Ride</translation>
    </message>
    <message>
        <source>Rim</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Rund</translation>
    </message>
    <message>
        <source>Shaker</source>
        <translation>Shaker</translation>
    </message>
    <message>
        <source>Finger snap</source>
        <translation>Fingerschnippen</translation>
    </message>
    <message>
        <source>Snappy</source>
        <translation>Schnarrend</translation>
    </message>
    <message>
        <source>Splash</source>
        <translation>Splash</translation>
    </message>
    <message>
        <source>Tambourine</source>
        <translation>Tamburin</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>Straff</translation>
    </message>
    <message>
        <source>Trashy</source>
        <translation>Scheppernd</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>Triangel</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Breit</translation>
    </message>
    <message>
        <source>Wood block</source>
        <translation>Holzblock</translation>
    </message>
    <message>
        <source>Zap</source>
        <translation>Zap</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Panorama</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Abklingen</translation>
    </message>
    <message>
        <source>C</source>
        <extracomment>The middle, in a knob of 32 pixels</extracomment>
        <translation>M</translation>
    </message>
    <message>
        <source>L%1</source>
        <translation>L%1</translation>
    </message>
    <message>
        <source>R%1</source>
        <extracomment>Right, in a knob of 32 pixels</extracomment>
        <translation>R%1</translation>
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
        <source>Train one with the action train, or a space of patterns with the action patterns train.</source>
        <translation>Mit der Aktion train eines trainieren, oder einen Raum von Mustern mit der Aktion patterns train.</translation>
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
    <message>
        <source>“What its file holds”, in the menu Example, shows what else there is to learn.</source>
        <translation>„Inhalt seiner Datei“ im Menü Beispiel zeigt, was es sonst zu lernen gibt.</translation>
    </message>
    <message>
        <source>“What its file holds”, in the menu Example, lets you learn them too.</source>
        <translation>Mit „Inhalt seiner Datei“ im Menü Beispiel lassen sie sich auch lernen.</translation>
    </message>
    <message>
        <source>Change the controller&apos;s default value, or let the example begin and end at it.</source>
        <translation>Den Ruhewert des Controllers ändern oder das Beispiel dort beginnen und enden lassen.</translation>
    </message>
    <message>
        <source>Train one in the view Training.</source>
        <translation>In der Ansicht Training eines trainieren.</translation>
    </message>
    <message>
        <source>Choose another, or train a new one.</source>
        <translation>Ein anderes wählen oder ein neues trainieren.</translation>
    </message>
    <message>
        <source>The view Training lists the runs that there are.</source>
        <translation>Die Ansicht Training führt die Läufe auf, die es gibt.</translation>
    </message>
    <message>
        <source>Connect the device or start the program that has the port; it is taken up when it comes.</source>
        <translation>Das Gerät anschließen oder das Programm starten, das den Port hat; kommt er, wird er benutzt.</translation>
    </message>
    <message>
        <source>Choose different ports.</source>
        <translation>Verschiedene Ports wählen.</translation>
    </message>
    <message>
        <source>Choose another MIDI system, and check that this machine has one (on Linux: the ALSA sequencer).</source>
        <translation>Ein anderes MIDI-System wählen und prüfen, ob dieser Rechner eines hat (unter Linux: den ALSA-Sequencer).</translation>
    </message>
    <message>
        <source>Choose the MIDI system rtmidi for that.</source>
        <translation>Dafür das MIDI-System rtmidi wählen.</translation>
    </message>
    <message>
        <source>Everything else works; sound comes by itself when there is one.</source>
        <translation>Alles andere geht; kommt eines, klingt es von selbst.</translation>
    </message>
    <message>
        <source>Choose another folder, or make a new project.</source>
        <translation>Einen anderen Ordner wählen oder ein neues Projekt anlegen.</translation>
    </message>
    <message>
        <source>Draw, record or import one in the editor.</source>
        <translation>Im Editor eines zeichnen, aufnehmen oder importieren.</translation>
    </message>
    <message>
        <source>{file} is not a sound file that Timbrel can read.</source>
        <translation>{file} ist keine Klangdatei, die Timbrel lesen kann.</translation>
    </message>
    <message>
        <source>Use WAV, AIFF, FLAC, Ogg or MP3.</source>
        <translation>Nehmen Sie WAV, AIFF, FLAC, Ogg oder MP3.</translation>
    </message>
    <message>
        <source>The sound file {file} is damaged[: {found}].</source>
        <translation>Die Klangdatei {file} ist beschädigt[: {found}].</translation>
    </message>
    <message>
        <source>Take another copy of it, or save it anew from another program.</source>
        <translation>Nehmen Sie eine andere Kopie, oder speichern Sie sie mit einem anderen Programm neu.</translation>
    </message>
    <message>
        <source>The sample rate of the sound file {file} is out of range[: it is {found} Hz][; {expected} Hz are possible].</source>
        <translation>Die Abtastrate der Klangdatei {file} liegt außerhalb des Möglichen[: Sie ist {found} Hz][; möglich sind {expected} Hz].</translation>
    </message>
    <message>
        <source>Save it with a usual sample rate.</source>
        <translation>Speichern Sie sie mit einer üblichen Abtastrate.</translation>
    </message>
    <message>
        <source>The sound file {file} has too many channels[: {found}][; {expected} are possible].</source>
        <translation>Die Klangdatei {file} hat zu viele Kanäle[: {found}][; möglich sind {expected}].</translation>
    </message>
    <message>
        <source>Save it with one or two channels.</source>
        <translation>Speichern Sie sie mit einem oder zwei Kanälen.</translation>
    </message>
    <message>
        <source>The sound file {file} is too long[: {expected} seconds at most].</source>
        <translation>Die Klangdatei {file} ist zu lang[: höchstens {expected} Sekunden].</translation>
    </message>
    <message>
        <source>Cut out the part that you need.</source>
        <translation>Schneiden Sie das Stück heraus, das Sie brauchen.</translation>
    </message>
    <message>
        <source>The sound file {file} holds no sound.</source>
        <translation>Die Klangdatei {file} enthält keinen Klang.</translation>
    </message>
    <message>
        <source>The sound file {file} is silent.</source>
        <translation>Die Klangdatei {file} ist stumm.</translation>
    </message>
    <message>
        <source>The sound file {file} ends early[: it has {found} of {expected} samples]; the rest is missing.</source>
        <translation>Die Klangdatei {file} endet zu früh[: Sie hat {found} von {expected} Abtastwerten]; der Rest fehlt.</translation>
    </message>
    <message>
        <source>Take another copy of it if the end matters.</source>
        <translation>Nehmen Sie eine andere Kopie, wenn es auf das Ende ankommt.</translation>
    </message>
    <message>
        <source>The sound file {file} holds values that are no sound; they were left out.</source>
        <translation>Die Klangdatei {file} enthält Werte, die kein Klang sind; sie wurden ausgelassen.</translation>
    </message>
    <message>
        <source>Save it anew from the program that made it.</source>
        <translation>Speichern Sie sie mit dem Programm neu, das sie erzeugt hat.</translation>
    </message>
    <message>
        <source>There is no sound file in {file}.</source>
        <translation>In {file} ist keine Klangdatei.</translation>
    </message>
    <message>
        <source>Choose a folder with WAV, AIFF, FLAC, Ogg or MP3 files.</source>
        <translation>Wählen Sie einen Ordner mit WAV-, AIFF-, FLAC-, Ogg- oder MP3-Dateien.</translation>
    </message>
    <message>
        <source>The sound {file} of a drum kit is not there[; its row &quot;{name}&quot; is silent].</source>
        <translation>Der Klang {file} eines Schlagzeugs ist nicht da[; seine Zeile „{name}“ bleibt stumm].</translation>
    </message>
    <message>
        <source>Put it back, or choose another sound for the row.</source>
        <translation>Legen Sie ihn zurück, oder wählen Sie für die Zeile einen anderen Klang.</translation>
    </message>
    <message>
        <source>The drum kit {file} asks for a sound that this version does not have[: &quot;{name}&quot;]; the usual one plays.</source>
        <translation>Das Schlagzeug {file} verlangt einen Klang, den diese Version nicht hat[: „{name}“]; der übliche spielt.</translation>
    </message>
    <message>
        <source>A newer version of Timbrel may have it.</source>
        <translation>Eine neuere Version von Timbrel hat ihn vielleicht.</translation>
    </message>
    <message>
        <source>The file {file} is not XML that can be read.</source>
        <translation>Die Datei {file} ist kein lesbares XML.</translation>
    </message>
    <message>
        <source>The packed file {file} cannot be unpacked.</source>
        <translation>Die gepackte Datei {file} lässt sich nicht entpacken.</translation>
    </message>
    <message>
        <source>It may have been cut short: copy it again.</source>
        <translation>Vielleicht wurde sie abgeschnitten: noch einmal kopieren.</translation>
    </message>
    <message>
        <source>The file {file} has no drums[ on channel {expected}][; it has notes on channel {found}].</source>
        <translation>Die Datei {file} enthält kein Schlagzeug[ auf Kanal {expected}][; Noten hat sie auf Kanal {found}].</translation>
    </message>
    <message>
        <source>If the drums are on one of its channels, say on which with --channel.</source>
        <translation>Ist das Schlagzeug auf einem ihrer Kanäle, mit --channel angeben, auf welchem.</translation>
    </message>
    <message>
        <source>Put the drums on channel 10 and export it again.</source>
        <translation>Das Schlagzeug auf Kanal 10 legen und sie noch einmal exportieren.</translation>
    </message>
    <message>
        <source>The MIDI file {file} counts time in frames of film[ ({found} a second)]: it has no beats to lay patterns on.</source>
        <translation>Die MIDI-Datei {file} zählt die Zeit in Filmbildern[ ({found} je Sekunde)]: Sie hat keine Schläge, auf die sich Muster legen ließen.</translation>
    </message>
    <message>
        <source>Export it with beats and bars.</source>
        <translation>Sie mit Schlägen und Takten exportieren.</translation>
    </message>
    <message>
        <source>There is no pattern to learn from[ in {file}][; left out: {found}].</source>
        <translation>Es gibt kein Muster[ in {file}], aus dem sich lernen ließe[; weggelassen: {found}].</translation>
    </message>
    <message>
        <source>Import patterns with the action patterns import, or let the settings take those that were left out.</source>
        <translation>Muster mit der Aktion patterns import importieren, oder die Einstellungen die weggelassenen nehmen lassen.</translation>
    </message>
    <message>
        <source>Import patterns, or let the settings take those that were left out.</source>
        <translation>Muster importieren, oder die Einstellungen die weggelassenen nehmen lassen.</translation>
    </message>
    <message>
        <source>There is no pattern {name}[ in {file}][; there are: {found}].</source>
        <translation>Es gibt kein Muster {name}[ in {file}][; es gibt: {found}].</translation>
    </message>
    <message>
        <source>Name one of the patterns that are there.</source>
        <translation>Eines der vorhandenen Muster nennen.</translation>
    </message>
    <message>
        <source>What the file {file} holds is too little to learn from[: nowhere are there more than {found} notes in a pattern].</source>
        <translation>Was die Datei {file} enthält, ist zu wenig, um daraus zu lernen[: Nirgends sind mehr als {found} Noten in einem Muster].</translation>
    </message>
    <message>
        <source>Choose a file with more in it.</source>
        <translation>Eine Datei wählen, in der mehr ist.</translation>
    </message>
    <message>
        <source>There is no project {file}[: it holds no {name}].</source>
        <translation>Es gibt kein Projekt {file}[: darin ist keine {name}].</translation>
    </message>
</context>
<context>
    <name>Latency</name>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
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
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>Pa&amp;tterns</source>
        <translation>Pa&amp;tterns</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Validation MSE</source>
        <translation>Validierungs-MSE</translation>
    </message>
    <message>
        <source>Longest correct streak</source>
        <translation>Längste richtige Folge</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>controller units²</source>
        <translation>Controllerwerte²</translation>
    </message>
    <message>
        <source>nat</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>Aktualisierungen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a metric and its unit</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Streak</source>
        <translation>Folge</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>Testverlust</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Test ELBO</source>
        <translation>Test-ELBO</translation>
    </message>
    <message>
        <source>Training ELBO</source>
        <translation>Trainings-ELBO</translation>
    </message>
    <message>
        <source>Test reconstruction</source>
        <translation>Testrekonstruktion</translation>
    </message>
    <message>
        <source>Training reconstruction</source>
        <translation>Trainingsrekonstruktion</translation>
    </message>
    <message>
        <source>Test KL divergence</source>
        <translation>Test-KL-Divergenz</translation>
    </message>
    <message>
        <source>Training KL divergence</source>
        <translation>Trainings-KL-Divergenz</translation>
    </message>
    <message>
        <source>Active dimensions</source>
        <translation>Genutzte Dimensionen</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Test onsets (F1)</source>
        <translation>Test-Einsätze (F1)</translation>
    </message>
    <message>
        <source>Test velocity error</source>
        <translation>Testfehler der Anschlagstärke</translation>
    </message>
    <message>
        <source>Test timing error</source>
        <translation>Testfehler des Timings</translation>
    </message>
    <message>
        <source>ELBO</source>
        <translation>ELBO</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL-Divergenz</translation>
    </message>
    <message>
        <source>Onsets (F1)</source>
        <translation>Einsätze (F1)</translation>
    </message>
    <message>
        <source>Velocity and timing</source>
        <translation>Anschlagstärke und Timing</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>MidiLearn</name>
    <message>
        <source>note %1</source>
        <translation>Note %1</translation>
    </message>
    <message>
        <source>CC %1</source>
        <translation>CC %1</translation>
    </message>
    <message>
        <source>%1, ch %2</source>
        <extracomment>&quot;CC 21, ch 2&quot;: the channel that it comes on</extracomment>
        <translation>%1, Kan. %2</translation>
    </message>
    <message>
        <source>Blend of %1</source>
        <translation>Mischung von %1</translation>
    </message>
    <message>
        <source>%1 by hand</source>
        <translation>%1 von Hand</translation>
    </message>
    <message>
        <source>%1 back to the network</source>
        <translation>%1 zurück ans Netz</translation>
    </message>
    <message>
        <source>Bypass</source>
        <translation>Umgehung</translation>
    </message>
    <message>
        <source>Panic</source>
        <translation>Panik</translation>
    </message>
    <message>
        <source>Learn: %1</source>
        <translation>Lernen: %1</translation>
    </message>
    <message>
        <source>Stop learning (Esc)</source>
        <translation>Lernen abbrechen (Esc)</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>%1 vergessen</translation>
    </message>
    <message>
        <source>The MIDI controller (or key, for a button) that moves next plays this from then on</source>
        <translation>Der MIDI-Regler (oder die Taste, für einen Knopf), der sich als nächster bewegt, spielt dies von da an</translation>
    </message>
    <message>
        <source>The network before (A/B)</source>
        <translation>Das Netz davor (A/B)</translation>
    </message>
</context>
<context>
    <name>MidiMonitor</name>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>Note off %1, %2</source>
        <translation>Note aus %1, %2</translation>
    </message>
    <message>
        <source>Note off %1</source>
        <translation>Note aus %1</translation>
    </message>
    <message>
        <source>Note on %1, %2</source>
        <translation>Note an %1, %2</translation>
    </message>
    <message>
        <source>Pressure of %1: %2</source>
        <translation>Druck auf %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>controller (&quot;CC 74 Cutoff&quot;) and its value</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Program %1</source>
        <translation>Programm %1</translation>
    </message>
    <message>
        <source>Pressure: %1</source>
        <translation>Druck: %1</translation>
    </message>
    <message>
        <source>Pitch bend: %1</source>
        <translation>Pitchbend: %1</translation>
    </message>
    <message numerus="yes">
        <source>System exclusive, %n bytes</source>
        <translation>
            <numerusform>System Exclusive, %n Byte</numerusform>
            <numerusform>System Exclusive, %n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Song position %1</source>
        <translation>Songposition %1</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Active sensing</source>
        <translation>Active Sensing</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>System message %1</source>
        <translation>Systemnachricht %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a note and its velocity</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 off</source>
        <extracomment>a note ends</extracomment>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>CC %1: %2</source>
        <translation>CC %1: %2</translation>
    </message>
    <message>
        <source>bend %1</source>
        <translation>Bend %1</translation>
    </message>
</context>
<context>
    <name>OutOfDate</name>
    <message>
        <source>An example was added since.</source>
        <translation>Seither kam ein Beispiel dazu.</translation>
    </message>
    <message numerus="yes">
        <source>%n examples were added since.</source>
        <translation>
            <numerusform>Seither kam %n Beispiel dazu.</numerusform>
            <numerusform>Seither kamen %n Beispiele dazu.</numerusform>
        </translation>
    </message>
    <message>
        <source>It learnt an example that is taught no longer.</source>
        <translation>Es lernte ein Beispiel, das nicht mehr gelehrt wird.</translation>
    </message>
    <message numerus="yes">
        <source>It learnt %n examples that are taught no longer.</source>
        <translation>
            <numerusform>Es lernte %n Beispiel, das nicht mehr gelehrt wird.</numerusform>
            <numerusform>Es lernte %n Beispiele, die nicht mehr gelehrt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>An example has changed since.</source>
        <translation>Ein Beispiel hat sich seither geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n examples have changed since.</source>
        <translation>
            <numerusform>%n Beispiel hat sich seither geändert.</numerusform>
            <numerusform>%n Beispiele haben sich seither geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>A setting has changed since: %1.</source>
        <translation>Eine Einstellung hat sich seither geändert: %1.</translation>
    </message>
    <message>
        <source>Settings have changed since: %1.</source>
        <translation>Einstellungen haben sich seither geändert: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between settings</comment>
        <translation>, </translation>
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
    <name>Proposal</name>
    <message>
        <source>Nothing moves a controller in the examples; these are only a beginning.</source>
        <translation>Nichts bewegt in den Beispielen einen Controller; dies ist nur ein Anfang.</translation>
    </message>
    <message>
        <source>The controllers that move: %1.</source>
        <translation>Die Controller, die sich bewegen: %1.</translation>
    </message>
    <message>
        <source>%1 move less and are left out, since many at once are learnt slowly.</source>
        <translation>%1 bewegen sich weniger und bleiben weg, denn viele zugleich lernen sich langsam.</translation>
    </message>
    <message>
        <source>Controller %1 starts and ends at %2.</source>
        <translation>Controller %1 beginnt und endet bei %2.</translation>
    </message>
    <message>
        <source>Controller %1 starts or ends most often at %2, though not always.</source>
        <translation>Controller %1 beginnt oder endet meist bei %2, wenn auch nicht immer.</translation>
    </message>
    <message>
        <source>Controller %1 takes %2 different values from %3 to %4.</source>
        <translation>Controller %1 nimmt %2 verschiedene Werte von %3 bis %4 an.</translation>
    </message>
    <message>
        <source>%1 outputs ask for more blocks than usual.</source>
        <translation>%1 Ausgänge verlangen mehr Speicherblöcke als üblich.</translation>
    </message>
    <message>
        <source>The controllers change only now and then, or with notes, which are answered at once.</source>
        <translation>Die Controller ändern sich nur hin und wieder oder mit Noten, die sofort beantwortet werden.</translation>
    </message>
    <message>
        <source>Where they move fast, the controllers take about %1 new values a second.</source>
        <translation>Wo sie sich schnell bewegen, nehmen die Controller etwa %1 neue Werte in der Sekunde an.</translation>
    </message>
    <message>
        <source>Whether a key is down always tells something.</source>
        <translation>Ob eine Taste gedrückt ist, sagt immer etwas aus.</translation>
    </message>
    <message>
        <source>Each new note may start something.</source>
        <translation>Jede neue Note kann etwas beginnen lassen.</translation>
    </message>
    <message>
        <source>There is one note.</source>
        <translation>Es gibt eine Note.</translation>
    </message>
    <message>
        <source>Notes overlap, so that a release is heard only by its own feature.</source>
        <translation>Noten überlappen sich, so dass nur das eigene Merkmal ein Loslassen hört.</translation>
    </message>
    <message>
        <source>The controllers follow the velocity.</source>
        <translation>Die Controller folgen der Anschlagstärke.</translation>
    </message>
    <message>
        <source>But for the velocity, examples would contradict each other.</source>
        <translation>Ohne die Anschlagstärke widersprächen sich Beispiele.</translation>
    </message>
    <message>
        <source>Velocities differ, but the controllers do not follow them.</source>
        <translation>Die Anschlagstärken unterscheiden sich, aber die Controller folgen ihnen nicht.</translation>
    </message>
    <message>
        <source>All notes are about equally loud.</source>
        <translation>Alle Noten sind etwa gleich laut.</translation>
    </message>
    <message>
        <source>Notes differ in pitch.</source>
        <translation>Die Noten unterscheiden sich in der Tonhöhe.</translation>
    </message>
    <message>
        <source>Pitch never changes from note to note.</source>
        <translation>Die Tonhöhe wechselt nie von Note zu Note.</translation>
    </message>
    <message>
        <source>A second of silence parts the examples.</source>
        <translation>Eine Sekunde Stille trennt die Beispiele.</translation>
    </message>
    <message>
        <source>A single note may come soon after the one before.</source>
        <translation>Eine einzelne Note kann bald nach der vorigen kommen.</translation>
    </message>
    <message>
        <source>So that time alone says nothing.</source>
        <translation>Damit die Zeit allein nichts verrät.</translation>
    </message>
    <message>
        <source>So that it sometimes follows at once, sometimes after a rest.</source>
        <translation>Damit es manchmal gleich folgt, manchmal nach einer Pause.</translation>
    </message>
    <message>
        <source>The examples last %1 seconds together.</source>
        <translation>Die Beispiele dauern zusammen %1 Sekunden.</translation>
    </message>
    <message>
        <source>Single notes keep their timing.</source>
        <translation>Einzelne Noten behalten ihre Zeiten.</translation>
    </message>
    <message>
        <source>The controllers change with the notes, whenever they come.</source>
        <translation>Die Controller ändern sich mit den Noten, wann immer sie kommen.</translation>
    </message>
    <message>
        <source>The controllers move on their own clock between the notes.</source>
        <translation>Die Controller bewegen sich zwischen den Noten nach eigener Uhr.</translation>
    </message>
</context>
<context>
    <name>RunningTrainings</name>
    <message numerus="yes">
        <source>%n trainings, epoch %1</source>
        <extracomment>a run&apos;s title and its epoch</extracomment>
        <translation>
            <numerusform>%n Training, Epoche %1</numerusform>
            <numerusform>%n Trainings, Epoche %1</numerusform>
        </translation>
    </message>
    <message>
        <source>training: %1, epoch %2</source>
        <translation>Training: %1, Epoche %2</translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <extracomment>a training, what is measured of it, its best value</extracomment>
        <translation>%1, %2 %3</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Controllers</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>The numbers of the continuous controllers that are learnt and played; everything else in an example but its notes is left out.</source>
        <translation>Die Nummern der Controller, die gelernt und gespielt werden; alles andere in einem Beispiel außer seinen Noten bleibt weg.</translation>
    </message>
    <message>
        <source>Resting values</source>
        <translation>Ruhewerte</translation>
    </message>
    <message>
        <source>Where each controller rests while nothing is played, as pairs of controller and value; an example teaches best if it starts and ends there.</source>
        <translation>Wo jeder Controller ruht, solange nichts gespielt wird, als Paare von Controller und Wert; ein Beispiel lehrt am besten, wenn es dort beginnt und endet.</translation>
    </message>
    <message>
        <source>Port to record from</source>
        <translation>Port für die Aufnahme</translation>
    </message>
    <message>
        <source>The MIDI port that examples are recorded from.</source>
        <translation>Der MIDI-Port, von dem Beispiele aufgenommen werden.</translation>
    </message>
    <message>
        <source>Port of the keyboard</source>
        <translation>Port des Keyboards</translation>
    </message>
    <message>
        <source>The MIDI port that the keyboard plays into while performing.</source>
        <translation>Der MIDI-Port, in den das Keyboard beim Spielen spielt.</translation>
    </message>
    <message>
        <source>Port of the synthesizer</source>
        <translation>Port des Synthesizers</translation>
    </message>
    <message>
        <source>The MIDI port of the synthesizer that notes and controllers go to.</source>
        <translation>Der MIDI-Port des Synthesizers, zu dem Noten und Controller gehen.</translation>
    </message>
    <message>
        <source>Steps of each controller</source>
        <translation>Stufen jedes Controllers</translation>
    </message>
    <message>
        <source>How many different values each controller can take between the lowest and the highest of its examples, as pairs of controller and count; more is finer, and slower to learn.</source>
        <translation>Wie viele verschiedene Werte jeder Controller zwischen dem kleinsten und dem größten seiner Beispiele annehmen kann, als Paare von Controller und Anzahl; mehr ist feiner und lernt langsamer.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Aktualisierungen</translation>
    </message>
    <message>
        <source>How often in a second the controllers are computed anew; every note is answered at once besides, so the rate does not change the latency.</source>
        <translation>Wie oft in der Sekunde die Controller neu berechnet werden; jede Note wird außerdem sofort beantwortet, die Rate ändert die Latenz also nicht.</translation>
    </message>
    <message>
        <source>What the network hears</source>
        <translation>Was das Netz hört</translation>
    </message>
    <message>
        <source>What the network hears of the playing; leave out what has nothing to do with the controllers, and it learns faster.</source>
        <translation>Was das Netz vom Spiel hört; was nichts mit den Controllern zu tun hat, weglassen, dann lernt es schneller.</translation>
    </message>
    <message>
        <source>Memory blocks of each layer</source>
        <translation>Speicherblöcke je Schicht</translation>
    </message>
    <message>
        <source>The memory blocks of each hidden layer, one number a layer; more blocks hold more complicated movements and cost more time.</source>
        <translation>Die Speicherblöcke jeder verborgenen Schicht, eine Zahl je Schicht; mehr Blöcke fassen kompliziertere Bewegungen und kosten mehr Zeit.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>The step size of the original program&apos;s learning rule; Timbrel keeps it for that program and chooses its own (timbrel.json, expression.optimiser).</source>
        <translation>Die Schrittweite der Lernregel des ursprünglichen Programms; Timbrel bewahrt sie für jenes Programm und wählt eine eigene (timbrel.json, expression.optimiser).</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>The momentum of the original program&apos;s learning rule; kept like its step size.</source>
        <translation>Das Momentum der Lernregel des ursprünglichen Programms; bewahrt wie ihre Schrittweite.</translation>
    </message>
    <message>
        <source>Silence before an example</source>
        <translation>Stille vor einem Beispiel</translation>
    </message>
    <message>
        <source>The average silence put before each example of a training sequence, so that the network listens for notes instead of counting time.</source>
        <translation>Die mittlere Stille vor jedem Beispiel einer Trainingsfolge, damit das Netz auf Noten hört, statt die Zeit zu zählen.</translation>
    </message>
    <message>
        <source>Variation of the silence</source>
        <translation>Schwankung der Stille</translation>
    </message>
    <message>
        <source>How much that silence varies: the standard deviation of its length.</source>
        <translation>Wie sehr diese Stille schwankt: die Standardabweichung ihrer Länge.</translation>
    </message>
    <message>
        <source>Repetitions in training</source>
        <translation>Wiederholungen im Training</translation>
    </message>
    <message>
        <source>How many times each example occurs in a training sequence, in shuffled order.</source>
        <translation>Wie oft jedes Beispiel in einer Trainingsfolge vorkommt, in gemischter Reihenfolge.</translation>
    </message>
    <message>
        <source>Repetitions in validation</source>
        <translation>Wiederholungen in der Validierung</translation>
    </message>
    <message>
        <source>The same for a validation sequence, which only measures; at least as many as in training are advisable.</source>
        <translation>Dasselbe für eine Validierungsfolge, die nur misst; ratsam sind mindestens so viele wie im Training.</translation>
    </message>
    <message>
        <source>Tempo tolerance</source>
        <translation>Tempotoleranz</translation>
    </message>
    <message>
        <source>How far the tempo varies from sequence to sequence: 0 keeps it, 1 goes from half to twice the speed; 0 suits examples of a single note.</source>
        <translation>Wie weit das Tempo von Folge zu Folge schwankt: 0 behält es, 1 geht vom halben bis zum doppelten Tempo; 0 passt zu Beispielen mit einer einzigen Note.</translation>
    </message>
    <message>
        <source>Tolerance from note to note</source>
        <translation>Toleranz von Note zu Note</translation>
    </message>
    <message>
        <source>How far the time from event to event varies, on the same scale, for hands that are never quite regular.</source>
        <translation>Wie weit die Zeit von Ereignis zu Ereignis schwankt, auf derselben Skala, für Hände, die nie ganz regelmäßig sind.</translation>
    </message>
    <message>
        <source>Probability of a reset</source>
        <translation>Wahrscheinlichkeit eines Abbruchs</translation>
    </message>
    <message>
        <source>How likely a training sequence is given up once too many predictions in a row have failed: 1 always, 0 never.</source>
        <translation>Wie wahrscheinlich eine Trainingsfolge aufgegeben wird, wenn zu viele Vorhersagen nacheinander falsch waren: 1 immer, 0 nie.</translation>
    </message>
    <message>
        <source>Tolerated squared error</source>
        <translation>Erlaubter quadratischer Fehler</translation>
    </message>
    <message>
        <source>The largest sum of the controllers&apos; squared errors at which a prediction still counts as right; allows for examples that do not agree exactly.</source>
        <translation>Die größte Summe der quadratischen Fehler der Controller, bei der eine Vorhersage noch als richtig zählt; hilft bei Beispielen, die nicht genau übereinstimmen.</translation>
    </message>
    <message>
        <source>Failures before a reset</source>
        <translation>Fehler vor einem Abbruch</translation>
    </message>
    <message>
        <source>How many predictions in a row must fail before a training sequence may be given up.</source>
        <translation>Wie viele Vorhersagen nacheinander falsch sein müssen, bevor eine Trainingsfolge aufgegeben werden darf.</translation>
    </message>
    <message>
        <source>Epochs between validations</source>
        <translation>Epochen zwischen Validierungen</translation>
    </message>
    <message>
        <source>After how many training sequences the network is measured on a validation sequence; a longest run of right predictions leads to one as well.</source>
        <translation>Nach wie vielen Trainingsfolgen das Netz an einer Validierungsfolge gemessen wird; auch eine längste Folge richtiger Vorhersagen führt zu einer.</translation>
    </message>
    <message>
        <source>Most epochs</source>
        <translation>Höchstens Epochen</translation>
    </message>
    <message>
        <source>After how many training sequences training ends at the latest; 0 or less for no limit.</source>
        <translation>Nach wie vielen Trainingsfolgen das Training spätestens endet; 0 oder weniger für keine Grenze.</translation>
    </message>
    <message>
        <source>MSE that is good enough</source>
        <translation>MSE, der genügt</translation>
    </message>
    <message>
        <source>The mean squared error of a validation that is good enough to end training; at 0 the examples are reproduced exactly.</source>
        <translation>Der mittlere quadratische Fehler einer Validierung, der genügt, um das Training zu beenden; bei 0 werden die Beispiele genau wiedergegeben.</translation>
    </message>
    <message>
        <source>Learn from right predictions</source>
        <translation>Aus richtigen Vorhersagen lernen</translation>
    </message>
    <message>
        <source>How likely the original program also learns from a prediction that was right.</source>
        <translation>Wie wahrscheinlich das ursprüngliche Programm auch aus einer richtigen Vorhersage lernt.</translation>
    </message>
    <message>
        <source>Forget before an epoch</source>
        <translation>Vergessen vor einer Epoche</translation>
    </message>
    <message>
        <source>Whether the network forgets before each training sequence: anything but 0 for yes.</source>
        <translation>Ob das Netz vor jeder Trainingsfolge vergisst: alles außer 0 für ja.</translation>
    </message>
    <message>
        <source>Forget before a validation</source>
        <translation>Vergessen vor einer Validierung</translation>
    </message>
    <message>
        <source>Whether the network forgets before each validation sequence: anything but 0 for yes.</source>
        <translation>Ob das Netz vor jeder Validierungsfolge vergisst: alles außer 0 für ja.</translation>
    </message>
    <message>
        <source>Forget at a reset</source>
        <translation>Vergessen bei einem Abbruch</translation>
    </message>
    <message>
        <source>How likely the network forgets when a training sequence is given up.</source>
        <translation>Wie wahrscheinlich das Netz vergisst, wenn eine Trainingsfolge aufgegeben wird.</translation>
    </message>
    <message>
        <source>Hear its own output</source>
        <translation>Die eigene Ausgabe hören</translation>
    </message>
    <message>
        <source>Whether the network hears its own last output; the original program always does.</source>
        <translation>Ob das Netz seine eigene letzte Ausgabe hört; das ursprüngliche Programm tut das immer.</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Read by the original program and not used.</source>
        <translation>Vom ursprünglichen Programm gelesen und nicht benutzt.</translation>
    </message>
    <message>
        <source>Result to perform with</source>
        <translation>Ergebnis zum Spielen</translation>
    </message>
    <message>
        <source>The file of training_results, without its folder, that is performed with; the best model unless given.</source>
        <translation>Die Datei aus training_results, ohne ihren Ordner, mit der gespielt wird; wenn nicht angegeben, das beste Modell.</translation>
    </message>
    <message>
        <source>Controllers and ports</source>
        <translation>Controller und Ports</translation>
    </message>
    <message>
        <source>What it hears and moves</source>
        <translation>Was es hört und bewegt</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Performing</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>pro Sekunde</translation>
    </message>
    <message>
        <source>whether a key is down</source>
        <translation>ob eine Taste gedrückt ist</translation>
    </message>
    <message>
        <source>a key struck</source>
        <translation>eine Taste angeschlagen</translation>
    </message>
    <message>
        <source>a key released</source>
        <translation>eine Taste losgelassen</translation>
    </message>
    <message>
        <source>velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
    <message>
        <source>interval to the note before</source>
        <translation>Intervall zur Note davor</translation>
    </message>
    <message>
        <source>pitch (Timbrel only)</source>
        <translation>Tonhöhe (nur Timbrel)</translation>
    </message>
    <message>
        <source>how many keys are down (Timbrel only)</source>
        <translation>wie viele Tasten gedrückt sind (nur Timbrel)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>range of a setting</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>jede Zahl</translation>
    </message>
    <message>
        <source>Channel of the controllers</source>
        <translation>Kanal der Controller</translation>
    </message>
    <message>
        <source>The MIDI channel that controllers are sent on; the channel of the notes unless given.</source>
        <translation>Der MIDI-Kanal, auf dem Controller gesendet werden; ohne Angabe der Kanal der Noten.</translation>
    </message>
    <message>
        <source>Speed of the cable</source>
        <translation>Geschwindigkeit des Kabels</translation>
    </message>
    <message>
        <source>The speed of the cable to the synthesizer, 31250 for a five-pin one; as fast as can be sent unless given.</source>
        <translation>Die Geschwindigkeit des Kabels zum Synthesizer, 31250 bei einem fünfpoligen; ohne Angabe so schnell wie möglich.</translation>
    </message>
    <message>
        <source>Longest wait of a note</source>
        <translation>Längstes Warten einer Note</translation>
    </message>
    <message>
        <source>The longest that a note waits on a slow cable for the controllers before it.</source>
        <translation>Wie lange eine Note auf einem langsamen Kabel höchstens auf die Controller vor ihr wartet.</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>The step size of training; 0 lets the trainer choose.</source>
        <translation>Die Schrittweite des Trainings; bei 0 wählt Timbrel.</translation>
    </message>
    <message>
        <source>Largest gradient</source>
        <translation>Größter Gradient</translation>
    </message>
    <message>
        <source>The largest norm of a gradient; longer ones are shortened to it.</source>
        <translation>Die größte Norm eines Gradienten; längere werden auf sie gekürzt.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Schrumpfen der Gewichte</translation>
    </message>
    <message>
        <source>How strongly weights are drawn towards zero; 0 lets the trainer choose.</source>
        <translation>Wie stark Gewichte zur Null gezogen werden; bei 0 wählt Timbrel.</translation>
    </message>
    <message>
        <source>Sequences side by side</source>
        <translation>Folgen nebeneinander</translation>
    </message>
    <message>
        <source>Training sequences side by side; 0 lets the trainer choose.</source>
        <translation>Trainingsfolgen nebeneinander; bei 0 wählt Timbrel.</translation>
    </message>
    <message>
        <source>Share with its own output</source>
        <translation>Anteil mit eigener Ausgabe</translation>
    </message>
    <message>
        <source>The share of training sequences that hear the network&apos;s own output instead of the target; -1 lets the trainer choose.</source>
        <translation>Der Anteil der Trainingsfolgen, die statt des Ziels die eigene Ausgabe des Netzes hören; bei -1 wählt Timbrel.</translation>
    </message>
    <message>
        <source>Share played otherwise</source>
        <translation>Anteil anders gespielt</translation>
    </message>
    <message>
        <source>The share of training sequences that play the examples otherwise: held, cut short, in new orders; -1 lets the trainer choose.</source>
        <translation>Der Anteil der Trainingsfolgen, die die Beispiele anders spielen: gehalten, früh beendet, in neuer Reihenfolge; bei -1 wählt Timbrel.</translation>
    </message>
    <message>
        <source>Sending (timbrel.json)</source>
        <translation>Senden (timbrel.json)</translation>
    </message>
    <message>
        <source>How Timbrel learns (timbrel.json)</source>
        <translation>Wie Timbrel lernt (timbrel.json)</translation>
    </message>
    <message>
        <source>bits per second</source>
        <translation>Bits pro Sekunde</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
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
    <message>
        <source>The sound device cannot be used; press to see why, or to choose another</source>
        <translation>Das Audiogerät lässt sich nicht benutzen; drücken, um zu sehen, warum, oder um ein anderes zu wählen</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>kein Klang</translation>
    </message>
</context>
<context>
    <name>SpaceSettings</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How many steps a pattern has; shorter ones are repeated, longer ones cut.</source>
        <translation>Wie viele Schritte ein Pattern hat; kürzere werden wiederholt, längere abgeschnitten.</translation>
    </message>
    <message>
        <source>Layers of the encoder</source>
        <translation>Schichten des Encoders</translation>
    </message>
    <message>
        <source>The sizes of the encoder&apos;s hidden layers; larger ones can tell more apart and take longer.</source>
        <translation>Die Größen der verborgenen Schichten des Encoders; größere können mehr unterscheiden und brauchen länger.</translation>
    </message>
    <message>
        <source>Layers of the decoder</source>
        <translation>Schichten des Decoders</translation>
    </message>
    <message>
        <source>The sizes of the decoder&apos;s hidden layers; it works while the pad is played.</source>
        <translation>Die Größen der verborgenen Schichten des Decoders; er arbeitet, während das Feld gespielt wird.</translation>
    </message>
    <message>
        <source>Free bits</source>
        <translation>Freie Bits</translation>
    </message>
    <message>
        <source>What each dimension may hold without a price, against a space that stays empty.</source>
        <translation>Was jede Dimension enthalten darf, ohne dass es etwas kostet; gegen einen Raum, der leer bleibt.</translation>
    </message>
    <message>
        <source>Weight of strokes</source>
        <translation>Gewicht der Schläge</translation>
    </message>
    <message>
        <source>How much more a missed onset counts than one too many, against a collapse to silence; what the decoder says is put right for it afterwards.</source>
        <translation>Wie viel mehr ein fehlender Schlag zählt als einer zu viel, gegen ein Verstummen; was der Decoder sagt, wird danach dafür berichtigt.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>nats a dimension</source>
        <translation>Nats je Dimension</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>at most %1 whole numbers, %2 to %3 each, with commas between them</source>
        <extracomment>numbers of a list, with commas between them</extracomment>
        <translation>höchstens %1 ganze Zahlen, je %2 bis %3, mit Kommas dazwischen</translation>
    </message>
</context>
<context>
    <name>SynthTexts</name>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Octave</source>
        <translation>Oktave</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Panorama</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Detune</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Cutoff</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>Anstieg</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Abfall</translation>
    </message>
    <message>
        <source>Sustain</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Ausklang</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Rückführ.</translation>
    </message>
    <message>
        <source>Echoes</source>
        <translation>Echos</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>The oscillator&apos;s shape: from the plain sine to the bright saw, and noise without a pitch.</source>
        <translation>Die Form des Oszillators: vom schlichten Sinus bis zum hellen Sägezahn, und Rauschen ohne Tonhöhe.</translation>
    </message>
    <message>
        <source>How many octaves above the key the oscillator sounds.</source>
        <translation>Um wie viele Oktaven der Oszillator über der Taste klingt.</translation>
    </message>
    <message>
        <source>How far above the key the oscillator sounds.</source>
        <translation>Wie weit der Oszillator über der Taste klingt.</translation>
    </message>
    <message>
        <source>Where the oscillator is heard, from left to right.</source>
        <translation>Wo der Oszillator zu hören ist, von links nach rechts.</translation>
    </message>
    <message>
        <source>How loud the oscillator is before the filter.</source>
        <translation>Wie laut der Oszillator vor dem Filter ist.</translation>
    </message>
    <message>
        <source>How many oscillators sound together for one key, spread from left to right.</source>
        <translation>Wie viele Oszillatoren für eine Taste zusammen klingen, von links nach rechts verteilt.</translation>
    </message>
    <message>
        <source>How far apart the lowest and the highest of these oscillators are.</source>
        <translation>Wie weit der tiefste und der höchste dieser Oszillatoren auseinanderliegen.</translation>
    </message>
    <message>
        <source>What the filter lets through: what is below its cutoff, around it or above it.</source>
        <translation>Was das Filter durchlässt: was unter seiner Grenze liegt, um sie herum oder darüber.</translation>
    </message>
    <message>
        <source>The filter&apos;s frequency, from 20 Hz to 20 kHz.</source>
        <translation>Die Frequenz des Filters, von 20 Hz bis 20 kHz.</translation>
    </message>
    <message>
        <source>How long the filter&apos;s envelope rises when a key goes down.</source>
        <translation>Wie lange die Hüllkurve des Filters steigt, wenn eine Taste gedrückt wird.</translation>
    </message>
    <message>
        <source>How long the filter&apos;s envelope falls to its sustain level then.</source>
        <translation>Wie lange die Hüllkurve des Filters dann auf ihren Haltepegel fällt.</translation>
    </message>
    <message>
        <source>Where the filter&apos;s envelope stays while the key is held.</source>
        <translation>Wo die Hüllkurve des Filters bleibt, solange die Taste gehalten wird.</translation>
    </message>
    <message>
        <source>How long the filter&apos;s envelope falls when the key has gone up.</source>
        <translation>Wie lange die Hüllkurve des Filters fällt, wenn die Taste losgelassen ist.</translation>
    </message>
    <message>
        <source>How far the envelope moves the cutoff, as a share of its whole range.</source>
        <translation>Wie weit die Hüllkurve die Grenze bewegt, als Anteil ihres ganzen Bereichs.</translation>
    </message>
    <message>
        <source>The shape in which the cutoff moves to and fro.</source>
        <translation>Die Form, in der sich die Grenze hin und her bewegt.</translation>
    </message>
    <message>
        <source>How often in a second the cutoff moves to and fro.</source>
        <translation>Wie oft in der Sekunde sich die Grenze hin und her bewegt.</translation>
    </message>
    <message>
        <source>How long after the key went down this begins.</source>
        <translation>Wie lange nach dem Drücken der Taste das beginnt.</translation>
    </message>
    <message>
        <source>How far the cutoff moves to each side, as a share of its whole range.</source>
        <translation>Wie weit sich die Grenze nach jeder Seite bewegt, als Anteil ihres ganzen Bereichs.</translation>
    </message>
    <message>
        <source>How long the pitch&apos;s envelope rises when a key goes down.</source>
        <translation>Wie lange die Hüllkurve der Tonhöhe steigt, wenn eine Taste gedrückt wird.</translation>
    </message>
    <message>
        <source>How long the pitch&apos;s envelope falls to its sustain level then.</source>
        <translation>Wie lange die Hüllkurve der Tonhöhe dann auf ihren Haltepegel fällt.</translation>
    </message>
    <message>
        <source>Where the pitch&apos;s envelope stays while the key is held.</source>
        <translation>Wo die Hüllkurve der Tonhöhe bleibt, solange die Taste gehalten wird.</translation>
    </message>
    <message>
        <source>How long the pitch&apos;s envelope falls when the key has gone up.</source>
        <translation>Wie lange die Hüllkurve der Tonhöhe fällt, wenn die Taste losgelassen ist.</translation>
    </message>
    <message>
        <source>How far the envelope moves the pitch.</source>
        <translation>Wie weit die Hüllkurve die Tonhöhe bewegt.</translation>
    </message>
    <message>
        <source>The shape in which the pitch moves to and fro.</source>
        <translation>Die Form, in der sich die Tonhöhe hin und her bewegt.</translation>
    </message>
    <message>
        <source>How often in a second the pitch moves to and fro.</source>
        <translation>Wie oft in der Sekunde sich die Tonhöhe hin und her bewegt.</translation>
    </message>
    <message>
        <source>How far the pitch moves to each side.</source>
        <translation>Wie weit sich die Tonhöhe nach jeder Seite bewegt.</translation>
    </message>
    <message>
        <source>How loud the whole sound is.</source>
        <translation>Wie laut der ganze Klang ist.</translation>
    </message>
    <message>
        <source>How long the sound swells when a key goes down.</source>
        <translation>Wie lange der Klang anschwillt, wenn eine Taste gedrückt wird.</translation>
    </message>
    <message>
        <source>How long it falls to its sustain level then.</source>
        <translation>Wie lange er dann auf seinen Haltepegel fällt.</translation>
    </message>
    <message>
        <source>How loud it stays while the key is held.</source>
        <translation>Wie laut er bleibt, solange die Taste gehalten wird.</translation>
    </message>
    <message>
        <source>How long it takes to die away when the key has gone up.</source>
        <translation>Wie lange er zum Verklingen braucht, wenn die Taste losgelassen ist.</translation>
    </message>
    <message>
        <source>How loud the top of the envelope is.</source>
        <translation>Wie laut die Spitze der Hüllkurve ist.</translation>
    </message>
    <message>
        <source>The shape in which the loudness moves to and fro.</source>
        <translation>Die Form, in der sich die Lautstärke hin und her bewegt.</translation>
    </message>
    <message>
        <source>How often in a second the loudness moves to and fro.</source>
        <translation>Wie oft in der Sekunde sich die Lautstärke hin und her bewegt.</translation>
    </message>
    <message>
        <source>How much of the loudness is taken away at the lowest point.</source>
        <translation>Wie viel von der Lautstärke am tiefsten Punkt weggenommen wird.</translation>
    </message>
    <message>
        <source>The time from one echo to the next.</source>
        <translation>Die Zeit von einem Echo zum nächsten.</translation>
    </message>
    <message>
        <source>How loud each echo is against the one before.</source>
        <translation>Wie laut jedes Echo gegenüber dem vorigen ist.</translation>
    </message>
    <message>
        <source>How many echoes there are; 0 switches the delay off.</source>
        <translation>Wie viele Echos es gibt; 0 schaltet sie aus.</translation>
    </message>
    <message>
        <source>How much of what is heard is echoes.</source>
        <translation>Wie viel von dem, was zu hören ist, Echos sind.</translation>
    </message>
    <message>
        <source>How long the room&apos;s sound takes to fall by 60 dB.</source>
        <translation>Wie lange der Klang des Raums braucht, um 60 dB zu fallen.</translation>
    </message>
    <message>
        <source>How much of what is heard is the room.</source>
        <translation>Wie viel von dem, was zu hören ist, der Raum ist.</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>Sinus</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>Dreieck</translation>
    </message>
    <message>
        <source>square</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>saw</source>
        <translation>Sägezahn</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>low</source>
        <translation>Tief</translation>
    </message>
    <message>
        <source>band</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>high</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>Solo</translation>
    </message>
    <message>
        <source>pad</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>pluck</source>
        <translation>gezupft</translation>
    </message>
    <message>
        <source>brass</source>
        <translation>Blech</translation>
    </message>
    <message>
        <source>strings</source>
        <translation>Streicher</translation>
    </message>
    <message>
        <source>bell</source>
        <translation>Glocken</translation>
    </message>
    <message>
        <source>organ</source>
        <translation>Orgel</translation>
    </message>
    <message>
        <source>effect</source>
        <translation>Effekt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a section of the synthesizer and a knob in it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Oscillator</source>
        <translation>Oszillator</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter LFO</source>
        <translation>Filter-LFO</translation>
    </message>
    <message>
        <source>Pitch envelope</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Pitch LFO</source>
        <translation>Tonhöhen-LFO</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Loudness LFO</source>
        <translation>Lautstärke-LFO</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source> ct</source>
        <extracomment>cents of a semitone, after a number</extracomment>
        <translation> ct</translation>
    </message>
    <message>
        <source> st</source>
        <extracomment>semitones, after a number</extracomment>
        <translation> HT</translation>
    </message>
</context>
<context>
    <name>TrainingRuns</name>
    <message>
        <source>Run %1</source>
        <comment>a training</comment>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Patterns %1</source>
        <comment>a training</comment>
        <translation>Patterns %1</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>loss</source>
        <extracomment>nats that a network of patterns takes to say a pattern that it was not taught</extracomment>
        <translation>Verlust</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ActionRegistry</name>
    <message>
        <source>%1. %2</source>
        <extracomment>what an action does, and what is missing for it</extracomment>
        <translation>%1. %2</translation>
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
    <name>timbrel::ui::AudioLine</name>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Gaps in the sound since they were last counted; a press counts anew</source>
        <translation>Aussetzer im Klang, seit zuletzt gezählt wurde; Drücken zählt neu</translation>
    </message>
    <message>
        <source>xruns %1</source>
        <translation>Xruns %1</translation>
    </message>
    <message>
        <source>audio: no sound device; MIDI goes out all the same</source>
        <translation>Audio: kein Audiogerät; MIDI geht trotzdem hinaus</translation>
    </message>
    <message>
        <source>audio: %1  %2 kHz  %3 frames (%4 ms), heard after %5 frames (%6 ms), computing a block takes up to %7 ms</source>
        <extracomment>&quot;audio: JACK 48 kHz 64 frames (1.3 ms), heard after 256 frames (5.3 ms), …&quot;</extracomment>
        <translation>Audio: %1  %2 kHz  %3 Frames (%4 ms), zu hören nach %5 Frames (%6 ms), ein Block rechnet bis zu %7 ms</translation>
    </message>
    <message>
        <source>%1, count anew</source>
        <translation>%1, neu zählen</translation>
    </message>
    <message>
        <source>Synthesizer…</source>
        <translation>Synthesizer…</translation>
    </message>
    <message>
        <source>Choose and edit the sound of Timbrel&apos;s own synthesizer</source>
        <translation>Den Klang von Timbrels eigenem Synthesizer wählen und bearbeiten</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::BindingWindow</name>
    <message>
        <source>MIDI controls</source>
        <translation>MIDI-Regler</translation>
    </message>
    <message>
        <source>Right click a bar, a knob or a button of the view and choose Learn, then move the MIDI control. It is saved with the project.</source>
        <translation>Einen Balken, einen Knopf oder eine Schaltfläche der Ansicht rechts anklicken, Lernen wählen und dann den MIDI-Regler bewegen. Es wird mit dem Projekt gespeichert.</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Spielt</translation>
    </message>
    <message>
        <source>MIDI control</source>
        <translation>MIDI-Regler</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget what is selected</source>
        <translation>Die Auswahl vergessen</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>Alle vergessen</translation>
    </message>
    <message>
        <source>Forget all MIDI controls</source>
        <translation>Alle MIDI-Regler vergessen</translation>
    </message>
    <message>
        <source>Learn several…</source>
        <translation>Mehrere lernen…</translation>
    </message>
    <message>
        <source>Learn several MIDI controls, one after the other</source>
        <translation>Mehrere MIDI-Regler lernen, einen nach dem anderen</translation>
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
    <message>
        <source>No command, example or project is called so. Fewer letters find more.</source>
        <translation>So heißt kein Befehl, kein Beispiel und kein Projekt. Weniger Buchstaben finden mehr.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ControllerMeter</name>
    <message>
        <source>Blend of %1: %2 % by hand; double click: the network alone</source>
        <translation>Mischung von %1: %2 % von Hand; Doppelklick: das Netz allein</translation>
    </message>
    <message>
        <source>CC %1</source>
        <translation>CC %1</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>Who moves %1</source>
        <extracomment>who moves a controller</extracomment>
        <translation>Wer %1 bewegt</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>%1, sent</source>
        <translation>%1, gesendet</translation>
    </message>
    <message>
        <source>Blend of %1, percent by hand</source>
        <translation>Mischung von %1, Prozent von Hand</translation>
    </message>
    <message>
        <source>blend</source>
        <translation>Misch.</translation>
    </message>
    <message>
        <source>pick up</source>
        <extracomment>a knob was turned that has not come by the value that is sent</extracomment>
        <translation>abholen</translation>
    </message>
    <message>
        <source>hand</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>%1: predicted %2, sent %3</source>
        <translation>%1: vorhergesagt %2, gesendet %3</translation>
    </message>
    <message>
        <source>%1; move the knob past %2 to pick it up</source>
        <translation>%1; den Regler über %2 hinweg bewegen, um ihn abzuholen</translation>
    </message>
    <message>
        <source>%1; by hand, a double click gives it back</source>
        <translation>%1; von Hand, ein Doppelklick gibt ihn zurück</translation>
    </message>
    <message>
        <source>%1; drag the handle to take over</source>
        <translation>%1; am Griff ziehen, um zu übernehmen</translation>
    </message>
    <message>
        <source>Type a value…</source>
        <translation>Einen Wert tippen…</translation>
    </message>
    <message>
        <source>Give back to the network</source>
        <translation>Dem Netz zurückgeben</translation>
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
    <name>timbrel::ui::ControllersPopup</name>
    <message>
        <source>Send X and Y as controllers</source>
        <translation>X und Y als Controller senden</translation>
    </message>
    <message>
        <source>X is CC</source>
        <translation>X ist CC</translation>
    </message>
    <message>
        <source>Y is CC</source>
        <translation>Y ist CC</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::CurveLegend</name>
    <message>
        <source>Runs in the plots</source>
        <translation>Läufe in den Kurven</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::CurvePanel</name>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>length in seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Curves of the trainings</source>
        <translation>Kurven der Trainings</translation>
    </message>
    <message>
        <source>Nothing to draw yet. Train, or tick a run in the list.</source>
        <translation>Noch nichts zu zeichnen. Trainieren oder in der Liste einen Lauf ankreuzen.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Plot: %1</source>
        <translation>Kurve: %1</translation>
    </message>
    <message>
        <source>Shows or hides this plot</source>
        <translation>Zeigt oder verbirgt diese Kurve</translation>
    </message>
    <message>
        <source>last values</source>
        <translation>letzte Werte</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Draw the curves against epochs</source>
        <translation>Die Kurven über Epochen zeichnen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Draw the curves against time</source>
        <translation>Die Kurven über der Zeit zeichnen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic values</source>
        <translation>Logarithmische Werte</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show all of the curves, and what comes</source>
        <translation>Die ganzen Kurven zeigen, und was noch kommt</translation>
    </message>
    <message>
        <source>Where values are read</source>
        <translation>Wo Werte abgelesen werden</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Smoothing of the curves</source>
        <translation>Glättung der Kurven</translation>
    </message>
    <message>
        <source>An average of the last measurements; the measurements themselves stay behind it</source>
        <translation>Ein Mittel der letzten Messungen; die Messungen selbst bleiben dahinter</translation>
    </message>
    <message>
        <source>Smoothing, from 0 to 0.999</source>
        <translation>Glättung, von 0 bis 0,999</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export the curves</source>
        <translation>Die Kurven exportieren</translation>
    </message>
    <message>
        <source>Show all of the curves</source>
        <translation>Die ganzen Kurven zeigen</translation>
    </message>
    <message>
        <source>The plots show all that was measured, and follow what comes</source>
        <translation>Die Kurven zeigen alles Gemessene und folgen dem, was kommt</translation>
    </message>
    <message>
        <source>Logarithmic curves</source>
        <translation>Logarithmische Kurven</translation>
    </message>
    <message>
        <source>Logarithmic or even values in the plots</source>
        <translation>Logarithmische oder gleichmäßige Werte in den Kurven</translation>
    </message>
    <message>
        <source>Curves against epochs or time</source>
        <translation>Kurven über Epochen oder Zeit</translation>
    </message>
    <message>
        <source>What the plots count along their lower edge</source>
        <translation>Was die Kurven an ihrem unteren Rand zählen</translation>
    </message>
    <message>
        <source>Curves as a table (CSV)…</source>
        <translation>Kurven als Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>All measurements of the runs in the plots, as text</source>
        <translation>Alle Messungen der gezeichneten Läufe, als Text</translation>
    </message>
    <message>
        <source>Save the measurements</source>
        <translation>Die Messungen speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Curves as a picture (PNG)…</source>
        <translation>Kurven als Bild (PNG)…</translation>
    </message>
    <message>
        <source>The plots in sight with all of their data</source>
        <translation>Die sichtbaren Kurven mit allen ihren Daten</translation>
    </message>
    <message>
        <source>Save the plots</source>
        <translation>Die Kurven speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Curves as a drawing (SVG)…</source>
        <translation>Kurven als Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>The plots in sight with all of their data, sharp at any size</source>
        <translation>Die sichtbaren Kurven mit allen ihren Daten, scharf in jeder Größe</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>training</source>
        <comment>name of a file</comment>
        <translation>training</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
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
    <name>timbrel::ui::DiagnosisLine</name>
    <message>
        <source>What is wrong with this training</source>
        <translation>Was an diesem Training nicht stimmt</translation>
    </message>
    <message>
        <source>Changes the setting, which undo takes back, and begins a training</source>
        <translation>Ändert die Einstellung, was sich rückgängig machen lässt, und beginnt ein Training</translation>
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
    <name>timbrel::ui::DrumRow</name>
    <message>
        <source>Kick</source>
        <translation>Kick</translation>
    </message>
    <message>
        <source>Snare</source>
        <translation>Snare</translation>
    </message>
    <message>
        <source>Clap</source>
        <translation>Clap</translation>
    </message>
    <message>
        <source>Open hat</source>
        <translation>Offene Hi-Hat</translation>
    </message>
    <message>
        <source>Closed hat</source>
        <translation>Geschl. Hi-Hat</translation>
    </message>
    <message>
        <source>Tom</source>
        <translation>Tom</translation>
    </message>
    <message>
        <source>Cymbal</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>Percussion</source>
        <translation>Perkussion</translation>
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
    <message>
        <source>In the key that the notes suggest, or that is chosen</source>
        <translation>In der Tonart, die die Noten nahelegen oder die gewählt ist</translation>
    </message>
    <message>
        <source>Strength, swing, share and &amp;key</source>
        <translation>Stärke, Swing, Anteil und &amp;Tonart</translation>
    </message>
    <message>
        <source>How notes are quantised, made louder or softer by a share, and moved in a key</source>
        <translation>Wie Noten quantisiert, um einen Anteil lauter oder leiser und in einer Tonart verschoben werden</translation>
    </message>
    <message>
        <source>Scale velocities…</source>
        <translation>Anschlagstärken skalieren…</translation>
    </message>
    <message>
        <source>By a share of what they are, in per cent</source>
        <translation>Um einen Anteil dessen, was sie sind, in Prozent</translation>
    </message>
    <message>
        <source>To the &amp;beginning</source>
        <translation>Zum &amp;Anfang</translation>
    </message>
    <message>
        <source>The playhead to the beginning of the example</source>
        <translation>Die Abspielposition an den Anfang des Beispiels</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>Zum &amp;Ende</translation>
    </message>
    <message>
        <source>The playhead to the end of the last note or curve</source>
        <translation>Die Abspielposition ans Ende der letzten Note oder Kurve</translation>
    </message>
    <message>
        <source>A bar bac&amp;k</source>
        <translation>Einen Takt &amp;zurück</translation>
    </message>
    <message>
        <source>The playhead to the beginning of the bar, then of the one before</source>
        <translation>Die Abspielposition an den Anfang des Taktes, dann des vorigen</translation>
    </message>
    <message>
        <source>A bar &amp;forward</source>
        <translation>Einen Takt &amp;vor</translation>
    </message>
    <message>
        <source>The playhead to the beginning of the next bar</source>
        <translation>Die Abspielposition an den Anfang des nächsten Taktes</translation>
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
    <message>
        <source>A step in %1</source>
        <comment>a key</comment>
        <translation>Eine Stufe in %1</translation>
    </message>
    <message>
        <source>Velocities to %1 %</source>
        <extracomment>an entry of the history</extracomment>
        <translation>Anschlagstärken auf %1 %</translation>
    </message>
    <message>
        <source>Velocities, per cent of what they are</source>
        <translation>Anschlagstärken, Prozent dessen, was sie sind</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::EditorTab</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
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
    <message>
        <source>Everything that was done to this example and to the project; press on a line to go back there</source>
        <translation>Alles, was mit diesem Beispiel und dem Projekt geschah; auf eine Zeile drücken, um dorthin zurückzugehen</translation>
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
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Write the example as a Standard MIDI File, or as Larasynth reads it</source>
        <translation>Das Beispiel als Standard-MIDI-Datei schreiben, oder wie Larasynth es liest</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Larasynth&apos;s examples (*.seq)</source>
        <translation>Larasynths Beispiele (*.seq)</translation>
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
    <message>
        <source>No controller moves in it yet: draw one, or record it over the notes.</source>
        <translation>Noch bewegt sich darin kein Controller: einen zeichnen oder über die Noten aufnehmen.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::GridAccessible</name>
    <message>
        <source>Arrows move the cursor, Enter puts an onset there or takes it away, plus and minus make it louder and softer.</source>
        <translation>Pfeile bewegen den Zeiger, Eingabe setzt einen Anschlag oder nimmt ihn weg, Plus und Minus machen ihn lauter und leiser.</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::GridPanel</name>
    <message>
        <source>Play</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>Play the patterns, or stop them</source>
        <translation>Die Patterns spielen oder anhalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Tempo of the patterns</source>
        <translation>Tempo der Patterns</translation>
    </message>
    <message>
        <source>Tempo of the patterns, beats a minute</source>
        <translation>Tempo der Patterns, Schläge in der Minute</translation>
    </message>
    <message>
        <source> bpm</source>
        <translation> bpm</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tap</translation>
    </message>
    <message>
        <source>Changes at</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>beat</source>
        <translation>Schlag</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>A new pattern takes over with the next step</source>
        <translation>Ein neues Pattern übernimmt mit dem nächsten Schritt</translation>
    </message>
    <message>
        <source>A new pattern takes over with the next beat</source>
        <translation>Ein neues Pattern übernimmt mit dem nächsten Schlag</translation>
    </message>
    <message>
        <source>A new pattern takes over with the next bar</source>
        <translation>Ein neues Pattern übernimmt mit dem nächsten Takt</translation>
    </message>
    <message>
        <source>When patterns change</source>
        <translation>Wann Patterns wechseln</translation>
    </message>
    <message>
        <source>How the generator keeps up</source>
        <translation>Wie der Generator mitkommt</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>MIDI file…</source>
        <translation>MIDI-Datei…</translation>
    </message>
    <message>
        <source>Audio file…</source>
        <translation>Tondatei…</translation>
    </message>
    <message>
        <source>Stop the patterns</source>
        <translation>Die Patterns anhalten</translation>
    </message>
    <message>
        <source>Play the patterns</source>
        <translation>Die Patterns spielen</translation>
    </message>
    <message>
        <source>From the puck to the pattern, 99 of 100 at most; bars repeated because a pattern was late; blocks of sound that came too late</source>
        <translation>Vom Puck zum Pattern, 99 von 100 höchstens; Takte, die wiederholt wurden, weil ein Pattern zu spät kam; Tonblöcke, die zu spät kamen</translation>
    </message>
    <message>
        <source>MIDI…</source>
        <translation>MIDI…</translation>
    </message>
    <message>
        <source>MIDI port and clock of the patterns</source>
        <translation>MIDI-Anschluss und Takt der Patterns</translation>
    </message>
    <message>
        <source>Where patterns are sent, and whether a MIDI clock goes out or leads</source>
        <translation>Wohin Patterns gesendet werden, und ob ein MIDI-Takt hinausgeht oder führt</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Drawn by hand</source>
        <translation>Von Hand gezeichnet</translation>
    </message>
    <message>
        <source>It stays until the puck moves; locked rows stay longer</source>
        <translation>Es bleibt, bis sich der Puck bewegt; gesperrte Zeilen bleiben länger</translation>
    </message>
    <message>
        <source>%1 ms · late %2 · missed %3</source>
        <translation>%1 ms · spät %2 · verpasst %3</translation>
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
    <name>timbrel::ui::HistoryList</name>
    <message>
        <source>As it was opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>Done to the project</source>
        <translation>Am Projekt</translation>
    </message>
    <message>
        <source>Done to this example</source>
        <translation>An diesem Beispiel</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
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
    <message>
        <source>Pedal</source>
        <translation>Pedal</translation>
    </message>
    <message>
        <source>Sustain pedal</source>
        <translation>Haltepedal</translation>
    </message>
    <message>
        <source>Sustain pedal: notes go on while Space is held; a click keeps it down</source>
        <translation>Haltepedal: Töne klingen weiter, solange die Leertaste gehalten wird; ein Klick hält es unten</translation>
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
    <name>timbrel::ui::KitDocument</name>
    <message>
        <source>Sound of %1</source>
        <translation>Klang von: %1</translation>
    </message>
    <message>
        <source>Open kit</source>
        <translation>Drumkit öffnen</translation>
    </message>
    <message>
        <source>Take sounds into the kit</source>
        <translation>Klänge ins Drumkit aufnehmen</translation>
    </message>
    <message>
        <source>Save kit</source>
        <translation>Drumkit speichern</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::KitPanel</name>
    <message numerus="yes">
        <source>The names of %n files tell of no drum; they are under percussion. The menu of a row (…) corrects what a file is.</source>
        <translation>
            <numerusform>Der Name von %n Datei nennt keine Trommel; sie steht unter Perkussion. Das Menü einer Zeile (…) berichtigt, was eine Datei ist.</numerusform>
            <numerusform>Die Namen von %n Dateien nennen keine Trommel; sie stehen unter Perkussion. Das Menü einer Zeile (…) berichtigt, was eine Datei ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a kit, take sounds into it, open or save it</source>
        <translation>Ein Drumkit wählen, Klänge hineinnehmen, öffnen oder speichern</translation>
    </message>
    <message>
        <source>Kit</source>
        <extracomment>the button that chooses a kit: its name</extracomment>
        <translation>Drumkit</translation>
    </message>
    <message>
        <source>Drum kit: %1</source>
        <translation>Drumkit: %1</translation>
    </message>
    <message>
        <source>Sounds from a folder…</source>
        <translation>Klänge aus einem Ordner …</translation>
    </message>
    <message>
        <source>Sounds from files…</source>
        <translation>Klänge aus Dateien …</translation>
    </message>
    <message>
        <source>Open a kit…</source>
        <translation>Drumkit öffnen …</translation>
    </message>
    <message>
        <source>Save this kit…</source>
        <translation>Dieses Drumkit speichern …</translation>
    </message>
    <message>
        <source>Kit: %1</source>
        <translation>Drumkit: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <comment>after a sentence about a file</comment>
        <translation>
            <numerusform>%1 Und %n weitere Meldung.</numerusform>
            <numerusform>%1 Und %n weitere Meldungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking through %1 of %2 files…</source>
        <translation>%1 von %2 Dateien durchgesehen…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>A folder of sounds</source>
        <translation>Ein Ordner mit Klängen</translation>
    </message>
    <message>
        <source>Sounds for the kit</source>
        <translation>Klänge für das Drumkit</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.aif *.aiff *.flac *.ogg *.opus *.mp3 *.au *.caf);;All files (*)</source>
        <translation>Klänge (*.wav *.aif *.aiff *.flac *.ogg *.opus *.mp3 *.au *.caf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a kit</source>
        <translation>Drumkit öffnen</translation>
    </message>
    <message>
        <source>Drum kits (*.json)</source>
        <translation>Drumkits (*.json)</translation>
    </message>
    <message>
        <source>Save this kit</source>
        <translation>Dieses Drumkit speichern</translation>
    </message>
    <message>
        <source>Drop to play it as: %1</source>
        <translation>Ablegen, um es zu spielen als: %1</translation>
    </message>
    <message>
        <source>Drop to take these sounds into the kit, sorted by their names</source>
        <translation>Ablegen, um diese Klänge ins Drumkit aufzunehmen, nach ihren Namen sortiert</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::KitRow</name>
    <message>
        <source>Strike %1</source>
        <translation>Anschlagen: %1</translation>
    </message>
    <message>
        <source>Press to hear it</source>
        <translation>Drücken, um es zu hören</translation>
    </message>
    <message>
        <source>Choose another sound; Up and Down step through those of this drum</source>
        <translation>Einen anderen Klang wählen; Auf und Ab gehen durch die dieser Trommel</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Mehr zu: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>! %1 is missing</source>
        <translation>! %1 fehlt</translation>
    </message>
    <message>
        <source>Sound of %1: %2</source>
        <translation>Klang von %1: %2</translation>
    </message>
    <message>
        <source>Sound of %1</source>
        <translation>Klang von: %1</translation>
    </message>
    <message>
        <source>Choose a sound…</source>
        <translation>Klang wählen …</translation>
    </message>
    <message>
        <source>A sound from a file…</source>
        <translation>Klang aus einer Datei …</translation>
    </message>
    <message>
        <source>Reset level, pan, tune and decay</source>
        <translation>Pegel, Panorama, Stimmung und Abklingen zurücksetzen</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>“%1” is another drum</source>
        <translation>„%1“ ist eine andere Trommel</translation>
    </message>
    <message>
        <source>“%1” is: %2</source>
        <translation>„%1“ ist: %2</translation>
    </message>
    <message>
        <source>A sound for %1</source>
        <translation>Ein Klang für: %1</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.aif *.aiff *.flac *.ogg *.opus *.mp3 *.au *.caf);;All files (*)</source>
        <translation>Klänge (*.wav *.aif *.aiff *.flac *.ogg *.opus *.mp3 *.au *.caf);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::KnobCell</name>
    <message>
        <source>%1 %2: %3</source>
        <extracomment>a knob: its name, its value, what it does</extracomment>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>what a knob does, and the MIDI control that plays it (&quot;CC 21&quot;)</extracomment>
        <translation>%1 (%2)</translation>
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
    <name>timbrel::ui::LatencyPanel</name>
    <message>
        <source>Latency, ms</source>
        <translation>Latenz, ms</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>längste</translation>
    </message>
    <message>
        <source>processing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>From when Timbrel has a note until it and its controllers are sent</source>
        <translation>Von da an, wo Timbrel eine Note hat, bis sie und ihre Controller gesendet sind</translation>
    </message>
    <message>
        <source>with wake-up</source>
        <translation>mit Wecken</translation>
    </message>
    <message>
        <source>From when the system handed the note over, the wait for Timbrel&apos;s thread included</source>
        <translation>Von da an, wo das System die Note übergab, samt dem Warten auf Timbrels Thread</translation>
    </message>
    <message>
        <source>Notes that were measured</source>
        <translation>Gemessene Noten</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 Noten</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Count latencies and xruns anew</source>
        <translation>Latenzen und Xruns neu zählen</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1, jetzt</translation>
    </message>
    <message>
        <source>%1, median</source>
        <translation>%1, Median</translation>
    </message>
    <message>
        <source>%1, p95</source>
        <translation>%1, p95</translation>
    </message>
    <message>
        <source>%1, worst</source>
        <translation>%1, längste</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 Note</translation>
    </message>
    <message>
        <source>… in frames</source>
        <translation>… in Frames</translation>
    </message>
    <message>
        <source>The same, with wake-up, counted in frames of the sound</source>
        <translation>Dasselbe, mit dem Aufwachen, in Frames des Klangs gezählt</translation>
    </message>
    <message>
        <source>… in frames at %1 kHz</source>
        <translation>… in Frames bei %1 kHz</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LatencyPlot</name>
    <message>
        <source>How long notes took, as a histogram</source>
        <translation>Wie lange Noten brauchten, als Histogramm</translation>
    </message>
    <message>
        <source>Notes that took longer than 10 ms: %1</source>
        <translation>Noten, die länger als 10 ms brauchten: %1</translation>
    </message>
    <message>
        <source>1 note took %1 to %2</source>
        <translation>1 Note brauchte %1 bis %2</translation>
    </message>
    <message>
        <source>%1 notes took %2 to %3</source>
        <translation>%1 Noten brauchten %2 bis %3</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LatentControl</name>
    <message>
        <source>Go to “%1”</source>
        <extracomment>in the history: to a known pattern</extracomment>
        <translation>Zu „%1“</translation>
    </message>
    <message>
        <source>Encode a pattern</source>
        <translation>Ein Pattern einordnen</translation>
    </message>
    <message>
        <source>Put “%1” into corner %2</source>
        <extracomment>corner A, B, C or D of the pad</extracomment>
        <translation>„%1“ in Ecke %2 setzen</translation>
    </message>
    <message>
        <source>Empty corner %1</source>
        <translation>Ecke %1 leeren</translation>
    </message>
    <message>
        <source>Another variation</source>
        <translation>Andere Variante</translation>
    </message>
    <message>
        <source>Puck, X</source>
        <translation>Puck, X</translation>
    </message>
    <message>
        <source>Puck, Y</source>
        <translation>Puck, Y</translation>
    </message>
    <message>
        <source>Play and stop patterns</source>
        <translation>Patterns spielen und anhalten</translation>
    </message>
    <message>
        <source>Tap tempo</source>
        <translation>Tempo klopfen</translation>
    </message>
    <message>
        <source>Travel along the path</source>
        <translation>Auf dem Weg reisen</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>%1 stumm</translation>
    </message>
    <message>
        <source>%1 alone</source>
        <translation>%1 allein</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>Threshold of %1</source>
        <translation>Schwelle von %1</translation>
    </message>
    <message>
        <source>Move the puck</source>
        <translation>Puck bewegen</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Record a path</source>
        <translation>Einen Weg aufnehmen</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Irgendwohin</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LatentDocument</name>
    <message>
        <source>Lock a row</source>
        <translation>Eine Zeile sperren</translation>
    </message>
    <message>
        <source>Unlock a row</source>
        <translation>Eine Zeile entsperren</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LatentKnobs</name>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>0: the thresholds decide which cells sound; above, chance does, more and more</source>
        <translation>0: die Schwellen entscheiden, welche Zellen klingen; darüber immer mehr der Zufall</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>How far the place is off by chance</source>
        <translation>Wie weit die Stelle durch Zufall daneben liegt</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Which of many: the same number is always the same chance</source>
        <translation>Welche von vielen: dieselbe Zahl ist immer derselbe Zufall</translation>
    </message>
    <message>
        <source>Glide</source>
        <translation>Gleiten</translation>
    </message>
    <message>
        <source>Milliseconds that the puck takes to where it is sent</source>
        <translation>Millisekunden, die der Puck zu seinem Ziel braucht</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>Swing</translation>
    </message>
    <message>
        <source>Where the off-beat lies in its pair of steps, in per cent; 50 is straight</source>
        <translation>Wo der Nachschlag in seinem Paar von Schritten liegt, in Prozent; 50 ist gerade</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>Locker</translation>
    </message>
    <message>
        <source>Milliseconds by which each hit is early or late by chance, as hands are</source>
        <translation>Millisekunden, um die jeder Schlag zufällig früher oder später kommt, wie bei Händen</translation>
    </message>
    <message>
        <source>Uneven</source>
        <translation>Uneben</translation>
    </message>
    <message>
        <source>How unevenly loud hits are, in per cent</source>
        <translation>Wie ungleich laut Schläge sind, in Prozent</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>seconds; short, it stands in a knob</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Drums</source>
        <extracomment>a level of the mixer</extracomment>
        <translation>Schlagzeug</translation>
    </message>
    <message>
        <source>Level of the drums, wherever they are played from</source>
        <translation>Pegel des Schlagzeugs, gleich von wo es gespielt wird</translation>
    </message>
    <message>
        <source>Synthesizer</source>
        <extracomment>a level of the mixer: Timbrel&apos;s own synthesizer</extracomment>
        <translation>Synthesizer</translation>
    </message>
    <message>
        <source>Level of what plays on all other channels</source>
        <translation>Pegel dessen, was auf allen anderen Kanälen spielt</translation>
    </message>
    <message>
        <source>Master</source>
        <extracomment>a level of the mixer: of all that is heard</extracomment>
        <translation>Master</translation>
    </message>
    <message>
        <source>Level of all that is heard and recorded</source>
        <translation>Pegel von allem, was zu hören ist und aufgenommen wird</translation>
    </message>
    <message>
        <source>-∞ dB</source>
        <translation>-∞ dB</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LatentPad</name>
    <message>
        <source>Pad</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a direction of the pad and where the puck is on it: &quot;z1 0.35&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>both directions</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Centre the puck</source>
        <translation>Puck in die Mitte</translation>
    </message>
    <message>
        <source>Move the puck</source>
        <translation>Puck bewegen</translation>
    </message>
    <message>
        <source>Add a point to the path</source>
        <translation>Dem Weg einen Punkt hinzufügen</translation>
    </message>
    <message>
        <source>Delete a point of the path</source>
        <translation>Einen Punkt des Wegs löschen</translation>
    </message>
    <message>
        <source>%1: a press goes there</source>
        <translation>%1: ein Druck führt hin</translation>
    </message>
    <message>
        <source>%1 (%2): a press goes there</source>
        <translation>%1 (%2): ein Druck führt hin</translation>
    </message>
    <message>
        <source>Drag to move the point, Delete or a double click takes it away</source>
        <translation>Ziehen bewegt den Punkt, Entf oder ein Doppelklick nimmt ihn weg</translation>
    </message>
    <message>
        <source>Drag to draw another path; a double click puts a point here</source>
        <translation>Ziehen zeichnet einen anderen Weg; ein Doppelklick setzt hier einen Punkt</translation>
    </message>
    <message>
        <source>An empty corner: drop a pattern of the library here</source>
        <translation>Eine leere Ecke: ein Pattern der Bibliothek hier ablegen</translation>
    </message>
    <message>
        <source>%1; drop another pattern here to exchange it</source>
        <translation>%1; ein anderes Pattern hier ablegen, um es zu tauschen</translation>
    </message>
    <message>
        <source>Drag to draw a path</source>
        <translation>Ziehen zeichnet einen Weg</translation>
    </message>
    <message>
        <source>Go to “%1”</source>
        <translation>Zu „%1“</translation>
    </message>
    <message>
        <source>Type a position…</source>
        <translation>Eine Stelle tippen…</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>In die Mitte</translation>
    </message>
    <message>
        <source>Delete this point</source>
        <translation>Diesen Punkt löschen</translation>
    </message>
    <message>
        <source>Add a point here</source>
        <translation>Hier einen Punkt setzen</translation>
    </message>
    <message>
        <source>Delete the path</source>
        <translation>Den Weg löschen</translation>
    </message>
    <message>
        <source>Drop to put it into this corner</source>
        <translation>Ablegen setzt es in diese Ecke</translation>
    </message>
    <message>
        <source>Drop to send the puck to it</source>
        <translation>Ablegen schickt den Puck dorthin</translation>
    </message>
    <message>
        <source>Draw a path</source>
        <translation>Einen Weg zeichnen</translation>
    </message>
    <message>
        <source>Move a point of the path</source>
        <translation>Einen Punkt des Wegs bewegen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LatentTab</name>
    <message>
        <source>&amp;Play patterns, or stop them</source>
        <translation>Patterns &amp;spielen oder anhalten</translation>
    </message>
    <message>
        <source>The patterns play beside whatever else does</source>
        <translation>Die Patterns spielen neben allem anderen</translation>
    </message>
    <message>
        <source>&amp;Tap the tempo</source>
        <translation>&amp;Tempo klopfen</translation>
    </message>
    <message>
        <source>Each press is a beat</source>
        <translation>Jeder Druck ist ein Schlag</translation>
    </message>
    <message>
        <source>&amp;Move the puck</source>
        <translation>&amp;Puck bewegen</translation>
    </message>
    <message>
        <source>A press on the pad moves the puck</source>
        <translation>Ein Druck auf das Feld bewegt den Puck</translation>
    </message>
    <message>
        <source>&amp;Draw a path</source>
        <translation>&amp;Weg zeichnen</translation>
    </message>
    <message>
        <source>A drag on the pad draws the path that the puck travels</source>
        <translation>Ziehen auf dem Feld zeichnet den Weg, auf dem der Puck reist</translation>
    </message>
    <message>
        <source>T&amp;ravel along the path</source>
        <translation>Auf dem Weg &amp;reisen</translation>
    </message>
    <message>
        <source>The puck travels along its path, in tempo</source>
        <translation>Der Puck reist auf seinem Weg, im Tempo</translation>
    </message>
    <message>
        <source>Re&amp;cord a path</source>
        <translation>Einen Weg auf&amp;nehmen</translation>
    </message>
    <message>
        <source>What the puck does becomes its path</source>
        <translation>Was der Puck tut, wird sein Weg</translation>
    </message>
    <message>
        <source>Another &amp;variation</source>
        <translation>Andere &amp;Variante</translation>
    </message>
    <message>
        <source>The same place by other chances</source>
        <translation>Dieselbe Stelle mit anderem Zufall</translation>
    </message>
    <message>
        <source>&amp;Keep in the library</source>
        <translation>In der Bibliothek &amp;behalten</translation>
    </message>
    <message>
        <source>The pattern as it plays becomes one of the project&apos;s own</source>
        <translation>Das Pattern, wie es spielt, wird eines des Projekts</translation>
    </message>
    <message>
        <source>Save as a &amp;MIDI file…</source>
        <translation>Als &amp;MIDI-Datei speichern…</translation>
    </message>
    <message>
        <source>The pattern as a MIDI file for other programs</source>
        <translation>Das Pattern als MIDI-Datei für andere Programme</translation>
    </message>
    <message>
        <source>Save as an &amp;audio file…</source>
        <translation>Als Ton&amp;datei speichern…</translation>
    </message>
    <message>
        <source>The pattern as it sounds, as WAV or FLAC</source>
        <translation>Das Pattern, wie es klingt, als WAV oder FLAC</translation>
    </message>
    <message>
        <source>Trai&amp;n on the library</source>
        <translation>Auf der Bibliothek &amp;trainieren</translation>
    </message>
    <message>
        <source>Teach a network the patterns of the library; it takes some seconds</source>
        <translation>Ein Netz die Patterns der Bibliothek lehren; es dauert einige Sekunden</translation>
    </message>
    <message>
        <source>MIDI c&amp;ontrols of the pad…</source>
        <translation>MIDI-Regler des &amp;Felds…</translation>
    </message>
    <message>
        <source>What is played by MIDI controls here, and to forget it</source>
        <translation>Was hier von MIDI-Reglern gespielt wird, und es zu vergessen</translation>
    </message>
    <message>
        <source>Move the MIDI control that is to play this: %1</source>
        <translation>Den MIDI-Regler bewegen, der dies spielen soll: %1</translation>
    </message>
    <message>
        <source>Stop learning</source>
        <translation>Lernen beenden</translation>
    </message>
    <message>
        <source>An&amp;ywhere</source>
        <translation>Irgendwo&amp;hin</translation>
    </message>
    <message>
        <source>The puck goes to a place that chance chooses</source>
        <translation>Der Puck geht an einen Ort, den der Zufall wählt</translation>
    </message>
    <message>
        <source>&amp;Record the sound</source>
        <translation>Den Klang a&amp;ufnehmen</translation>
    </message>
    <message>
        <source>All that is heard goes into a sound file in the project, until this is pressed again</source>
        <translation>Alles, was zu hören ist, kommt in eine Klangdatei des Projekts, bis dies noch einmal gedrückt wird</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LearnBadge</name>
    <message>
        <source>turn it…</source>
        <extracomment>MIDI learn: turn the knob that is to play this</extracomment>
        <translation>drehen…</translation>
    </message>
    <message>
        <source>%1: no MIDI control</source>
        <translation>%1: kein MIDI-Regler</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LegendItem</name>
    <message>
        <source>Curves of %1</source>
        <translation>Kurven von %1</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LevelMeter</name>
    <message>
        <source>silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LibraryModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: drag it into a corner of the pad, or press Enter to hear it</source>
        <translation>%1: in eine Ecke des Felds ziehen, oder Eingabe, um es zu hören</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, aus %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LibraryPanel</name>
    <message>
        <source>Search the library</source>
        <translation>Die Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Only patterns of this label</source>
        <translation>Nur Patterns dieser Bezeichnung</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>Only the project&apos;s own and imported patterns</source>
        <translation>Nur eigene Patterns des Projekts und importierte</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Patterns</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Hören</translation>
    </message>
    <message>
        <source>Play the chosen pattern (Enter)</source>
        <translation>Das gewählte Pattern spielen (Eingabe)</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Hin</translation>
    </message>
    <message>
        <source>Send the puck where the chosen pattern belongs</source>
        <translation>Den Puck dorthin schicken, wo das gewählte Pattern hingehört</translation>
    </message>
    <message>
        <source>Put the chosen pattern into corner %1</source>
        <translation>Das gewählte Pattern in Ecke %1 setzen</translation>
    </message>
    <message>
        <source>Add MIDI files, Hydrogen&apos;s patterns or folders of them</source>
        <translation>MIDI-Dateien, Patterns von Hydrogen oder Ordner davon hinzufügen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop importing; what was found stays</source>
        <translation>Den Import anhalten; was gefunden wurde, bleibt</translation>
    </message>
    <message>
        <source>Files that could not be imported, and why</source>
        <translation>Dateien, die nicht importiert werden konnten, und warum</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>Nicht importiert</translation>
    </message>
    <message>
        <source>&amp;Import patterns…</source>
        <translation>Patterns &amp;importieren…</translation>
    </message>
    <message>
        <source>Add MIDI files, Hydrogen&apos;s patterns or folders of them to the library</source>
        <translation>MIDI-Dateien, Patterns von Hydrogen oder Ordner davon der Bibliothek hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Search the library</source>
        <translation>Die Bibliothek &amp;durchsuchen</translation>
    </message>
    <message>
        <source>The field for words of names and labels</source>
        <translation>Das Feld für Wörter aus Namen und Bezeichnungen</translation>
    </message>
    <message>
        <source>all labels</source>
        <translation>alle Bezeichnungen</translation>
    </message>
    <message>
        <source>Patterns of your own belong here: keep what the pad plays, or drop MIDI files and folders.</source>
        <translation>Hierher gehören eigene Patterns: behalten, was das Feld spielt, oder MIDI-Dateien und Ordner hier ablegen.</translation>
    </message>
    <message>
        <source>No pattern is called so.</source>
        <translation>So heißt kein Pattern.</translation>
    </message>
    <message>
        <source>Send the puck there</source>
        <translation>Den Puck dorthin schicken</translation>
    </message>
    <message>
        <source>Into corner %1</source>
        <translation>In Ecke %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Patterns that come with Timbrel stay</source>
        <translation>Patterns, die mit Timbrel kommen, bleiben</translation>
    </message>
    <message numerus="yes">
        <source>%n patterns so far</source>
        <translation>
            <numerusform>bisher %n Pattern</numerusform>
            <numerusform>bisher %n Patterns</numerusform>
        </translation>
    </message>
    <message>
        <source>No pattern was found there.</source>
        <translation>Dort wurde kein Pattern gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n patterns imported</source>
        <translation>
            <numerusform>%n Pattern importiert</numerusform>
            <numerusform>%n Patterns importiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>! %n broken</source>
        <comment>files</comment>
        <translation>
            <numerusform>! %n fehlerhaft</numerusform>
            <numerusform>! %n fehlerhaft</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to import: MIDI files, Hydrogen&apos;s patterns, folders of them</source>
        <translation>Ablegen importiert: MIDI-Dateien, Patterns von Hydrogen, Ordner davon</translation>
    </message>
    <message numerus="yes">
        <source>Stopped; %n patterns imported</source>
        <translation>
            <numerusform>Angehalten; %n Pattern importiert</numerusform>
            <numerusform>Angehalten; %n Patterns importiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>timbrel::ui::LoudnessDrag</name>
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
    <message>
        <source>It is as it was. Save it to keep it.</source>
        <translation>Alles ist, wie es war. Speichern, um es zu behalten.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>Teach networks, watch them learn, and compare them</source>
        <translation>Netze lehren, ihnen beim Lernen zusehen und sie vergleichen</translation>
    </message>
    <message>
        <source>Copying the project: %1 of %2</source>
        <extracomment>so much of so much, as &quot;12 MB of 230 MB&quot;</extracomment>
        <translation>Das Projekt wird kopiert: %1 von %2</translation>
    </message>
    <message>
        <source>“%1” was not saved when Timbrel ended on %2; 1 example differs.</source>
        <extracomment>project, date and time</extracomment>
        <translation>„%1“ war nicht gespeichert, als Timbrel am %2 endete; 1 Beispiel weicht ab.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” was not saved when Timbrel ended on %2; %n examples differ.</source>
        <translation>
            <numerusform>„%1“ war nicht gespeichert, als Timbrel am %2 endete; %n Beispiel weicht ab.</numerusform>
            <numerusform>„%1“ war nicht gespeichert, als Timbrel am %2 endete; %n Beispiele weichen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Take it up again</source>
        <translation>&amp;Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Throw it &amp;away</source>
        <translation>Ver&amp;werfen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>“%1” (%2) was not saved when Timbrel ended on %3; 1 example differs.</source>
        <translation>„%1“ (%2) war nicht gespeichert, als Timbrel am %3 endete; 1 Beispiel weicht ab.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” (%2) was not saved when Timbrel ended on %3; %n examples differ.</source>
        <translation>
            <numerusform>„%1“ (%2) war nicht gespeichert, als Timbrel am %3 endete; %n Beispiel weicht ab.</numerusform>
            <numerusform>„%1“ (%2) war nicht gespeichert, als Timbrel am %3 endete; %n Beispiele weichen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has ended</source>
        <comment>a training</comment>
        <translation>%1 ist beendet</translation>
    </message>
    <message>
        <source>There is nothing to learn yet: draw, record or import an example in the Editor, and mark it to be taught.</source>
        <translation>Es gibt noch nichts zu lernen: im Editor ein Beispiel zeichnen, aufnehmen oder importieren und es zum Lehren markieren.</translation>
    </message>
    <message>
        <source>Left out, as there is nothing in them to learn: %1</source>
        <translation>Ausgelassen, weil es darin nichts zu lernen gibt: %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between examples</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>&amp;Save there and train</source>
        <translation>Dort &amp;speichern und trainieren</translation>
    </message>
    <message>
        <source>&amp;Another folder…</source>
        <translation>&amp;Anderer Ordner…</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
    <message>
        <source>What is learnt needs a folder. The project would be saved in %1.</source>
        <translation>Was gelernt wird, braucht einen Ordner. Das Projekt würde in %1 gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Leave it working</source>
        <translation>Weiter&amp;arbeiten lassen</translation>
    </message>
    <message>
        <source>&amp;Leave them working</source>
        <translation>Weiter&amp;arbeiten lassen</translation>
    </message>
    <message>
        <source>&amp;Stop it, keep its best</source>
        <translation>An&amp;halten, sein Bestes behalten</translation>
    </message>
    <message>
        <source>&amp;Stop them, keep their best</source>
        <translation>An&amp;halten, ihr Bestes behalten</translation>
    </message>
    <message>
        <source>&amp;Do not close</source>
        <translation>&amp;Nicht schließen</translation>
    </message>
    <message>
        <source>A training is at work. It can go on by itself; it is found again when the project is opened.</source>
        <translation>Ein Training arbeitet. Es kann allein weitergehen; wird das Projekt geöffnet, ist es wieder da.</translation>
    </message>
    <message numerus="yes">
        <source>%n trainings are at work. They can go on by themselves; they are found again when the project is opened.</source>
        <translation>
            <numerusform>%n Training arbeitet. Es kann allein weitergehen; wird das Projekt geöffnet, ist es wieder da.</numerusform>
            <numerusform>%n Trainings arbeiten. Sie können allein weitergehen; wird das Projekt geöffnet, sind sie wieder da.</numerusform>
        </translation>
    </message>
    <message>
        <source>Perform</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>Per&amp;form</source>
        <translation>&amp;Spielen</translation>
    </message>
    <message>
        <source>Play: a network moves the controllers, a hand can take over</source>
        <translation>Spielen: Ein Netz bewegt die Controller, eine Hand kann übernehmen</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>Latentraum</translation>
    </message>
    <message>
        <source>&amp;Latent</source>
        <translation>&amp;Latentraum</translation>
    </message>
    <message>
        <source>Play drum patterns from a pad: a puck moves through what lies between them</source>
        <translation>Schlagzeug-Patterns von einem Feld spielen: ein Puck bewegt sich durch das, was zwischen ihnen liegt</translation>
    </message>
    <message>
        <source>MIDI channel of the controllers</source>
        <translation>MIDI-Kanal der Controller</translation>
    </message>
    <message>
        <source>Your copy is in %1. Press Space to hear it, and drag the puck.</source>
        <translation>Ihre Kopie liegt in %1. Die Leertaste lässt sie hören; ziehen Sie den Puck.</translation>
    </message>
    <message>
        <source>S&amp;ynthesizer…</source>
        <translation>S&amp;ynthesizer…</translation>
    </message>
    <message>
        <source>Choose and edit the sound of Timbrel&apos;s own synthesizer</source>
        <translation>Den Klang von Timbrels eigenem Synthesizer wählen und bearbeiten</translation>
    </message>
    <message>
        <source>Open or make a project first.</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen.</translation>
    </message>
    <message>
        <source>Make an example first.</source>
        <translation>Zuerst ein Beispiel anlegen.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <comment>a demo project</comment>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Demo project</source>
        <translation>Demoprojekt</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Lassen</translation>
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
    <name>timbrel::ui::MeterRow</name>
    <message>
        <source>Controllers</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Go to Training</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Train a network on the examples of this project</source>
        <translation>Mit den Beispielen dieses Projekts ein Netz trainieren</translation>
    </message>
    <message>
        <source>The network is being read</source>
        <translation>Das Netz wird gelesen</translation>
    </message>
    <message>
        <source>Its controllers appear here.</source>
        <translation>Seine Controller erscheinen hier.</translation>
    </message>
    <message>
        <source>No network has been trained yet</source>
        <translation>Es ist noch kein Netz trainiert</translation>
    </message>
    <message>
        <source>Here stand the controllers that a network moves while you play. What you play passes as it is meanwhile.</source>
        <translation>Hier stehen die Controller, die ein Netz beim Spielen bewegt. Bis dahin geht das Gespielte unverändert durch.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::MidiMonitor</name>
    <message>
        <source>Monitor</source>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Which kinds of messages are shown</source>
        <translation>Welche Arten von Nachrichten gezeigt werden</translation>
    </message>
    <message>
        <source>Channel that is shown</source>
        <translation>Kanal, der gezeigt wird</translation>
    </message>
    <message>
        <source>all channels</source>
        <translation>alle Kanäle</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Hold the list as it is</source>
        <translation>Die Liste so halten, wie sie ist</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Empty the list</source>
        <translation>Die Liste leeren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the list to a file</source>
        <translation>Die Liste in eine Datei schreiben</translation>
    </message>
    <message>
        <source>State of the monitor</source>
        <translation>Zustand des Monitors</translation>
    </message>
    <message>
        <source>What comes in</source>
        <translation>Was hereinkommt</translation>
    </message>
    <message>
        <source>What goes out</source>
        <translation>Was hinausgeht</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Controllers</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Pitch bend</source>
        <translation>Pitchbend</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>System exclusive and others</source>
        <translation>System Exclusive und anderes</translation>
    </message>
    <message>
        <source>Clock and transport</source>
        <translation>Clock und Transport</translation>
    </message>
    <message>
        <source>Active sensing</source>
        <translation>Active Sensing</translation>
    </message>
    <message>
        <source>paused; 1 message has passed</source>
        <translation>angehalten; 1 Nachricht ist vorbeigegangen</translation>
    </message>
    <message>
        <source>paused; %1 messages have passed</source>
        <translation>angehalten; %1 Nachrichten sind vorbeigegangen</translation>
    </message>
    <message>
        <source>holds what you read; End follows again</source>
        <translation>hält, was man liest; Ende folgt wieder</translation>
    </message>
    <message>
        <source>! %1 not seen here: too many at once</source>
        <translation>! %1 hier nicht gesehen: zu viele auf einmal</translation>
    </message>
    <message>
        <source>Export the messages</source>
        <translation>Die Nachrichten exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>writing…</source>
        <translation>schreibt…</translation>
    </message>
    <message>
        <source>%1 lines written to %2</source>
        <translation>%1 Zeilen in %2 geschrieben</translation>
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
    <name>timbrel::ui::MixerStrip</name>
    <message>
        <source>Meter: %1</source>
        <extracomment>a meter: the drums, the synthesizer or the master</extracomment>
        <translation>Pegelanzeige: %1</translation>
    </message>
    <message>
        <source>How loud it is now, left above right, from -60 to +6 dB; the line is 0 dB, the mark the highest of a moment</source>
        <translation>Wie laut es gerade ist, links über rechts, von -60 bis +6 dB; der Strich ist 0 dB, die Marke das Höchste eines Augenblicks</translation>
    </message>
    <message>
        <source>Limiter</source>
        <extracomment>beside the master&apos;s level: by how many dB the limiter holds it down. Short</extracomment>
        <translation>Limiter</translation>
    </message>
    <message>
        <source>Limiter %1</source>
        <translation>Limiter %1</translation>
    </message>
    <message>
        <source>By how many dB the limiter holds the sound down, so that it does not distort; turn levels down if it has to do so often</source>
        <translation>Um wie viele dB der Limiter den Klang leiser hält, damit er nicht verzerrt; muss er es oft, Pegel herunterdrehen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ModelPicker</name>
    <message>
        <source>Network that plays</source>
        <translation>Netz, das spielt</translation>
    </message>
    <message>
        <source>The network that moves the controllers; it can be changed while you play</source>
        <translation>Das Netz, das die Controller bewegt; es lässt sich beim Spielen wechseln</translation>
    </message>
    <message>
        <source>follow the best of the running training</source>
        <translation>dem besten des laufenden Trainings folgen</translation>
    </message>
    <message>
        <source>Follow the best of the running training</source>
        <translation>Dem besten des laufenden Trainings folgen</translation>
    </message>
    <message>
        <source>Each time that a training has a better network, it plays from then on</source>
        <translation>Sobald ein Training ein besseres Netz hat, spielt dieses</translation>
    </message>
    <message>
        <source>%1 ● training</source>
        <extracomment>the MSE of a network whose training goes on</extracomment>
        <translation>%1 ● trainiert</translation>
    </message>
    <message>
        <source>No network: all passes as it is</source>
        <translation>Kein Netz: Alles geht unverändert durch</translation>
    </message>
    <message>
        <source>MSE %1</source>
        <translation>MSE %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a network and how well it has learnt</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>A/B</source>
        <comment>one network and the other</comment>
        <translation>A/B</translation>
    </message>
    <message>
        <source>The network before (A/B)</source>
        <translation>Das Netz davor (A/B)</translation>
    </message>
    <message>
        <source>Back to the network that played before this one, and to and fro</source>
        <translation>Zurück zum Netz, das vor diesem gespielt hat, und hin und her</translation>
    </message>
    <message>
        <source>    its best at epoch %1, %2</source>
        <extracomment>a network that was the best of the run above before</extracomment>
        <translation>    dessen Bestes bei Epoche %1, %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::MonitorAccessible</name>
    <message>
        <source>Up and Down choose a message, End follows what comes, Ctrl+C copies.</source>
        <translation>Auf und Ab wählen eine Nachricht, Ende folgt dem, was kommt, Strg+C kopiert.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::MonitorList</name>
    <message>
        <source>MIDI messages</source>
        <translation>MIDI-Nachrichten</translation>
    </message>
    <message>
        <source>What comes in and goes out while you perform is listed here</source>
        <translation>Hier steht, was beim Spielen hereinkommt und hinausgeht</translation>
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
    <name>timbrel::ui::NotePanel</name>
    <message>
        <source>%1 minor</source>
        <translation>%1-Moll</translation>
    </message>
    <message>
        <source>%1 major</source>
        <translation>%1-Dur</translation>
    </message>
    <message>
        <source> %</source>
        <extracomment>per cent</extracomment>
        <translation> %</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>How far of the way to the lines of the grid notes are moved</source>
        <translation>Wie weit Noten auf dem Weg zu den Rasterlinien verschoben werden</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>Swing</translation>
    </message>
    <message>
        <source>Where every second line lies between its neighbours: 67 % is a triplet&apos;s</source>
        <translation>Wo jede zweite Linie zwischen ihren Nachbarn liegt: 67 % ist triolisch</translation>
    </message>
    <message>
        <source>none</source>
        <comment>swing</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Velocities to</source>
        <translation>Anschlag auf</translation>
    </message>
    <message>
        <source>How loud notes are afterwards, as a share of what they are</source>
        <translation>Wie laut Noten danach sind, als Anteil dessen, was sie sind</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalieren</translation>
    </message>
    <message>
        <source>Scale velocities</source>
        <translation>Anschlagstärken skalieren</translation>
    </message>
    <message>
        <source>Of the notes that are selected, or of all</source>
        <translation>Der gewählten Noten, oder aller</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Whose steps notes move by, up and down</source>
        <translation>Um deren Stufen Noten hinauf- und hinuntergehen</translation>
    </message>
    <message>
        <source>%1, by the notes</source>
        <extracomment>the key is the one that the notes suggest</extracomment>
        <translation>%1, nach den Noten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation>Quantisieren</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Höher</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Tiefer</translation>
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
    <name>timbrel::ui::OriginPanel</name>
    <message>
        <source>Back to the curves</source>
        <translation>Zurück zu den Kurven</translation>
    </message>
    <message>
        <source>Examples and settings of the run</source>
        <translation>Beispiele und Einstellungen des Laufs</translation>
    </message>
    <message>
        <source>What made “%1”</source>
        <translation>Woraus „%1“ entstand</translation>
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
        <source>%1, %2 s</source>
        <extracomment>how many notes, seconds</extracomment>
        <translation>%1, %2 s</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message numerus="yes">
        <source>%n patterns</source>
        <translation>
            <numerusform>%n Pattern</numerusform>
            <numerusform>%n Patterns</numerusform>
        </translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Patterns</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PadAccessible</name>
    <message>
        <source>Arrows move the puck, with Shift finely, Home puts it into the middle, Enter asks for a position.</source>
        <translation>Pfeile bewegen den Puck, mit Umschalt fein, Pos1 setzt ihn in die Mitte, Eingabe fragt nach einer Stelle.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PadPanel</name>
    <message>
        <source>Under the pad</source>
        <translation>Unter dem Feld</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>Ecken</translation>
    </message>
    <message>
        <source>What a network has learnt: the puck chooses a place in it</source>
        <translation>Was ein Netz gelernt hat: der Puck wählt eine Stelle darin</translation>
    </message>
    <message>
        <source>Four patterns, and what lies between them</source>
        <translation>Vier Patterns und was zwischen ihnen liegt</translation>
    </message>
    <message>
        <source>How the space lies under the pad</source>
        <translation>Wie der Raum unter dem Feld liegt</translation>
    </message>
    <message>
        <source>Two axes</source>
        <translation>Zwei Achsen</translation>
    </message>
    <message>
        <source>Most different</source>
        <extracomment>principal components</extracomment>
        <translation>Größte Unterschiede</translation>
    </message>
    <message>
        <source>Map</source>
        <extracomment>neighbours lie together</extracomment>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Axis across</source>
        <translation>Achse quer</translation>
    </message>
    <message>
        <source>Axis up</source>
        <translation>Achse hoch</translation>
    </message>
    <message>
        <source>Label that is asked for</source>
        <translation>Verlangte Bezeichnung</translation>
    </message>
    <message>
        <source>Back onto the plane</source>
        <translation>Zurück auf die Ebene</translation>
    </message>
    <message>
        <source>The place lies beside the plane of the pad, as the pattern that it was sent to does</source>
        <translation>Die Stelle liegt neben der Ebene des Felds, wie das Pattern, zu dem der Puck geschickt wurde</translation>
    </message>
    <message>
        <source>What lies under the pad</source>
        <translation>Was unter dem Feld liegt</translation>
    </message>
    <message>
        <source>How the space lies</source>
        <translation>Wie der Raum liegt</translation>
    </message>
    <message>
        <source>Another label</source>
        <translation>Andere Bezeichnung</translation>
    </message>
    <message>
        <source>What a press does</source>
        <translation>Was ein Druck tut</translation>
    </message>
    <message>
        <source>Puck</source>
        <translation>Puck</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Moves the puck</source>
        <translation>Bewegt den Puck</translation>
    </message>
    <message>
        <source>Draws a path that the puck travels, or moves its points</source>
        <translation>Zeichnet einen Weg, auf dem der Puck reist, oder bewegt dessen Punkte</translation>
    </message>
    <message>
        <source>Bars that the path takes</source>
        <translation>Takte, die der Weg dauert</translation>
    </message>
    <message>
        <source>Bars that the puck takes from the beginning of the path to its end</source>
        <translation>Takte, die der Puck vom Anfang des Wegs bis zu seinem Ende braucht</translation>
    </message>
    <message>
        <source> bars</source>
        <translation> Takte</translation>
    </message>
    <message>
        <source>What the puck does at the end of the path</source>
        <translation>Was der Puck am Ende des Wegs tut</translation>
    </message>
    <message>
        <source>loops</source>
        <translation>im Kreis</translation>
    </message>
    <message>
        <source>back and forth</source>
        <translation>hin und zurück</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>bleibt stehen</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>Reisen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Nothing has been learnt yet</source>
        <translation>Noch ist nichts gelernt</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train on the patterns of the library</source>
        <translation>Auf den Patterns der Bibliothek trainieren</translation>
    </message>
    <message>
        <source>Play between four patterns</source>
        <translation>Zwischen vier Patterns spielen</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>where the puck is, from left to right</source>
        <translation>wo der Puck ist, von links nach rechts</translation>
    </message>
    <message>
        <source>where the puck is, from below upwards</source>
        <translation>wo der Puck ist, von unten nach oben</translation>
    </message>
    <message>
        <source>Move the puck</source>
        <translation>Puck bewegen</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variieren</translation>
    </message>
    <message>
        <source>No jumps</source>
        <translation>Ohne Sprünge</translation>
    </message>
    <message>
        <source>A press takes the puck where it is, instead of making it jump</source>
        <translation>Ein Druck fasst den Puck, wo er ist, statt ihn springen zu lassen</translation>
    </message>
    <message>
        <source>Jumps of the puck</source>
        <translation>Sprünge des Pucks</translation>
    </message>
    <message>
        <source>X, Y as CC…</source>
        <translation>X, Y als CC…</translation>
    </message>
    <message>
        <source>Send where the puck is as MIDI controllers, to record it and have Expression learn it</source>
        <translation>Die Stelle des Pucks als MIDI-Controller senden, um sie aufzunehmen und Expression lernen zu lassen</translation>
    </message>
    <message>
        <source>Here lies the space that a network makes of the library&apos;s patterns. It takes some seconds.</source>
        <translation>Hier liegt der Raum, den ein Netz aus den Patterns der Bibliothek macht. Es dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>any label</source>
        <extracomment>no label is asked for</extracomment>
        <translation>ohne Bezeichnung</translation>
    </message>
    <message>
        <source>How the path is travelled</source>
        <translation>Wie auf dem Weg gereist wird</translation>
    </message>
    <message>
        <source>X and Y as controllers</source>
        <translation>X und Y als Controller</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Zufallsort</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PadSpace</name>
    <message>
        <source>z%1</source>
        <extracomment>a direction of the latent space; short, it stands beside numbers</extracomment>
        <translation>z%1</translation>
    </message>
    <message>
        <source>1st component</source>
        <extracomment>the directions in which the patterns differ most</extracomment>
        <translation>1. Komponente</translation>
    </message>
    <message>
        <source>2nd component</source>
        <translation>2. Komponente</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PaletteModel</name>
    <message>
        <source>Not possible now.</source>
        <translation>Jetzt nicht möglich.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ParameterCell</name>
    <message>
        <source>%1 %2: %3</source>
        <extracomment>a knob, its value, what it does</extracomment>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>Type a value…</source>
        <translation>Einen Wert tippen…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PatternDesk</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Drum kit</source>
        <translation>Schlagzeug</translation>
    </message>
    <message>
        <source>Reconstructions</source>
        <translation>Rekonstruktionen</translation>
    </message>
    <message>
        <source>“%1” is in the library now</source>
        <translation>„%1“ ist jetzt in der Bibliothek</translation>
    </message>
    <message numerus="yes">
        <source>%n patterns deleted</source>
        <translation>
            <numerusform>%n Pattern gelöscht</numerusform>
            <numerusform>%n Patterns gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Hear “%1”</source>
        <extracomment>a pattern of the library, into the grid</extracomment>
        <translation>„%1“ hören</translation>
    </message>
    <message>
        <source>The puck can go to patterns once a space has been learnt</source>
        <translation>Der Puck kann zu Patterns gehen, sobald ein Raum gelernt ist</translation>
    </message>
    <message>
        <source>“%1” has another metre than this space</source>
        <translation>„%1“ hat eine andere Taktart als dieser Raum</translation>
    </message>
    <message>
        <source>Pattern %1</source>
        <translation>Pattern %1</translation>
    </message>
    <message>
        <source>The project has no patterns of its own to learn from: import or keep some, or let it learn from Timbrel&apos;s, too.</source>
        <translation>Das Projekt hat keine eigenen Patterns, von denen zu lernen wäre: Importieren oder behalten Sie welche, oder lassen Sie auch von denen Timbrels lernen.</translation>
    </message>
    <message>
        <source>pattern</source>
        <extracomment>name of a file</extracomment>
        <translation>pattern</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben…</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Save the pattern as audio (.wav, .flac)</source>
        <translation>Das Pattern als Klang speichern (.wav, .flac)</translation>
    </message>
    <message>
        <source>Save the pattern as a MIDI file</source>
        <translation>Das Pattern als MIDI-Datei speichern</translation>
    </message>
    <message>
        <source>Import patterns</source>
        <translation>Patterns importieren</translation>
    </message>
    <message>
        <source>Patterns (*.mid *.midi *.smf *.kar *.rmi *.h2pattern *.json *.jsonl *.gz);;All files (*)</source>
        <translation>Patterns (*.mid *.midi *.smf *.kar *.rmi *.h2pattern *.json *.jsonl *.gz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Patterns sound here</source>
        <translation>Patterns klingen hier</translation>
    </message>
    <message>
        <source>Through the drum kit</source>
        <translation>Durch das Schlagzeug</translation>
    </message>
    <message>
        <source>Patterns go to the MIDI output: %1</source>
        <translation>Patterns gehen an den MIDI-Ausgang: %1</translation>
    </message>
    <message>
        <source>The output port is chosen at the bottom of the window</source>
        <translation>Der Ausgang wird unten im Fenster gewählt</translation>
    </message>
    <message>
        <source>Send a MIDI clock there</source>
        <translation>Einen MIDI-Takt dorthin senden</translation>
    </message>
    <message>
        <source>With start and stop, so that other machines run along</source>
        <translation>Mit Start und Stopp, damit andere Geräte mitlaufen</translation>
    </message>
    <message>
        <source>Follow the MIDI clock of: %1</source>
        <translation>Dem MIDI-Takt folgen von: %1</translation>
    </message>
    <message>
        <source>The input port is chosen at the bottom of the window; its clock starts, stops and says the tempo</source>
        <translation>Der Eingang wird unten im Fenster gewählt; sein Takt startet, hält an und sagt das Tempo</translation>
    </message>
    <message>
        <source>● Recording %1:%2 into %3</source>
        <extracomment>minutes, seconds, a file</extracomment>
        <translation>● Aufnahme %1:%2 in %3</translation>
    </message>
    <message>
        <source>Recorded: %1</source>
        <translation>Aufgenommen: %1</translation>
    </message>
    <message>
        <source>The drum kit has no sound for this row</source>
        <translation>Das Drumkit hat für diese Zeile keinen Klang</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PatternDragButton</name>
    <message>
        <source>⠿ drag .mid</source>
        <extracomment>something to be dragged into another program</extracomment>
        <translation>⠿ .mid ziehen</translation>
    </message>
    <message>
        <source>Drag the pattern out as a MIDI file</source>
        <translation>Das Pattern als MIDI-Datei hinausziehen</translation>
    </message>
    <message>
        <source>Drag this into another program or a folder: the pattern as a MIDI file; a press saves it</source>
        <translation>Dies in ein anderes Programm oder einen Ordner ziehen: das Pattern als MIDI-Datei; ein Druck speichert es</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PatternTrainings</name>
    <message>
        <source>What lies under the pad</source>
        <translation>Was unter dem Feld liegt</translation>
    </message>
    <message>
        <source>begins…</source>
        <translation>beginnt…</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>loss %1</source>
        <extracomment>of a network; nats</extracomment>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>F1 %1</source>
        <extracomment>how many of a pattern&apos;s strokes a network hits, 0 to 1</extracomment>
        <translation>F1 %1</translation>
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
    <name>timbrel::ui::PerformTab</name>
    <message>
        <source>Per&amp;form</source>
        <translation>&amp;Spielen</translation>
    </message>
    <message>
        <source>The network moves the controllers while you play</source>
        <translation>Das Netz bewegt die Controller beim Spielen</translation>
    </message>
    <message>
        <source>&amp;Bypass the network</source>
        <translation>Das Netz &amp;umgehen</translation>
    </message>
    <message>
        <source>Notes pass alone; the controllers go to their defaults</source>
        <translation>Noten gehen allein durch; die Controller gehen auf ihre Ruhewerte</translation>
    </message>
    <message>
        <source>MIDI &amp;controls…</source>
        <translation>MIDI-&amp;Regler…</translation>
    </message>
    <message>
        <source>What is played by MIDI controls, and to forget it</source>
        <translation>Was MIDI-Regler spielen, und wie man es vergisst</translation>
    </message>
    <message>
        <source>Count latencies and xruns ane&amp;w</source>
        <translation>Latenzen und Xruns neu &amp;zählen</translation>
    </message>
    <message>
        <source>Forget the latencies and gaps that were counted so far</source>
        <translation>Die bisher gezählten Latenzen und Aussetzer vergessen</translation>
    </message>
    <message>
        <source>Perform</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>Stop performing</source>
        <translation>Spielen beenden</translation>
    </message>
    <message>
        <source>BYPASS</source>
        <translation>UMGEHEN</translation>
    </message>
    <message>
        <source>PANIC</source>
        <translation>PANIK</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Learn &amp;several MIDI controls</source>
        <translation>&amp;Mehrere MIDI-Regler lernen</translation>
    </message>
    <message>
        <source>Press a bar, a ring or a button, move its MIDI control, and so on</source>
        <translation>Einen Balken, Ring oder Knopf drücken, seinen MIDI-Regler bewegen, und so weiter</translation>
    </message>
    <message>
        <source>The net&amp;work before (A/B)</source>
        <translation>Das Net&amp;z davor (A/B)</translation>
    </message>
    <message>
        <source>Back to the network that played before this one, and to and fro</source>
        <translation>Zurück zum Netz, das vor diesem gespielt hat, und hin und her</translation>
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
    <name>timbrel::ui::PortRow</name>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>MIDI input</source>
        <translation>MIDI-Eingang</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>MIDI output</source>
        <translation>MIDI-Ausgang</translation>
    </message>
    <message>
        <source>What came in last</source>
        <translation>Was zuletzt hereinkam</translation>
    </message>
    <message>
        <source>What went out last</source>
        <translation>Was zuletzt hinausging</translation>
    </message>
    <message>
        <source>What is wrong, or waited for</source>
        <translation>Was nicht stimmt, oder worauf gewartet wird</translation>
    </message>
    <message>
        <source>Move the MIDI control that is to play: %1. Esc cancels.</source>
        <translation>Den MIDI-Regler bewegen, der dies spielen soll: %1. Esc bricht ab.</translation>
    </message>
    <message>
        <source>! In and out are the same port: what is sent comes in again. Choose another output.</source>
        <translation>! Ein- und Ausgang sind derselbe Port: Was gesendet wird, kommt wieder herein. Einen anderen Ausgang wählen.</translation>
    </message>
    <message>
        <source>! %1 is not there; it is taken up when it comes.</source>
        <translation>! %1 ist nicht da; kommt er, wird er benutzt.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>Take %1 as the MIDI input</source>
        <translation>%1 als MIDI-Eingang nehmen</translation>
    </message>
    <message>
        <source>! Notes arrive at %1, but no input is chosen.</source>
        <translation>! Töne kommen an %1 an, aber kein Eingang ist gewählt.</translation>
    </message>
    <message>
        <source>! Notes arrive at %1, not at %2.</source>
        <translation>! Töne kommen an %1 an, nicht an %2.</translation>
    </message>
    <message>
        <source>! Nothing comes from %1, nor from another port. Is the keyboard on?</source>
        <translation>! Nichts kommt von %1, auch nicht von einem anderen Port. Ist das Keyboard an?</translation>
    </message>
    <message>
        <source>MIDI channel of the controllers</source>
        <translation>MIDI-Kanal der Controller</translation>
    </message>
    <message>
        <source>Which channel the controllers go to; kept with the project</source>
        <translation>Auf welchen Kanal die Controller gehen; gehört zum Projekt</translation>
    </message>
    <message>
        <source>channel as played</source>
        <translation>Kanal wie gespielt</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>Press a bar, a ring or a button that is to be learnt, then move its MIDI control. Esc ends.</source>
        <translation>Einen Balken, Ring oder Knopf drücken, der gelernt werden soll, dann seinen MIDI-Regler bewegen. Esc beendet.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PositionPopup</name>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PresetList</name>
    <message>
        <source>Own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Own: %1</source>
        <translation>Eigene: %1</translation>
    </message>
    <message>
        <source>Search sounds</source>
        <translation>Klänge suchen</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Klänge</translation>
    </message>
    <message>
        <source>No sound has this name</source>
        <translation>Kein Klang heißt so</translation>
    </message>
    <message>
        <source>There is a sound “%1” already.</source>
        <translation>Einen Klang „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Add a preset file…</source>
        <translation>Eine Klangdatei hinzufügen…</translation>
    </message>
    <message>
        <source>Add a preset file</source>
        <translation>Eine Klangdatei hinzufügen</translation>
    </message>
    <message>
        <source>Presets of the synthesizer (*.json)</source>
        <translation>Klänge des Synthesizers (*.json)</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PreviewLegend</name>
    <message>
        <source>What the lines and colours mean</source>
        <translation>Was Linien und Farben bedeuten</translation>
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
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Cell state</source>
        <translation>Zellzustand</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PreviewPanel</name>
    <message>
        <source>What the best network does</source>
        <translation>Was das beste Netz macht</translation>
    </message>
    <message>
        <source>Values at the cursor</source>
        <translation>Werte an der Schreibmarke</translation>
    </message>
    <message>
        <source>Why the network could not be let play</source>
        <translation>Warum das Netz nicht spielen konnte</translation>
    </message>
    <message>
        <source>What the network plays</source>
        <translation>Was das Netz spielt</translation>
    </message>
    <message>
        <source>Hear target</source>
        <translation>Ziel hören</translation>
    </message>
    <message>
        <source>The example as it is</source>
        <translation>Das Beispiel, wie es ist</translation>
    </message>
    <message>
        <source>Hear network</source>
        <translation>Netz hören</translation>
    </message>
    <message>
        <source>Its notes, with what the best network makes of them</source>
        <translation>Seine Noten mit dem, was das beste Netz daraus macht</translation>
    </message>
    <message>
        <source>Add as example</source>
        <translation>Als Beispiel aufnehmen</translation>
    </message>
    <message>
        <source>These notes become an example, with what the network does now as a start to be corrected</source>
        <translation>Diese Noten werden ein Beispiel; was das Netz jetzt macht, ist der Anfang, der zu verbessern ist</translation>
    </message>
    <message>
        <source>How far it is off</source>
        <translation>Wie weit es danebenliegt</translation>
    </message>
    <message>
        <source>Hear the &amp;target</source>
        <translation>Das &amp;Ziel hören</translation>
    </message>
    <message>
        <source>Hear the &amp;network</source>
        <translation>Das &amp;Netz hören</translation>
    </message>
    <message>
        <source>&amp;Add what was not taught as an example</source>
        <translation>Nicht Gelehrtes als &amp;Beispiel aufnehmen</translation>
    </message>
    <message>
        <source>Held for long</source>
        <translation>Lange gehalten</translation>
    </message>
    <message>
        <source>Staccato</source>
        <translation>Staccato</translation>
    </message>
    <message>
        <source>Legato</source>
        <translation>Legato</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>An octave higher</source>
        <translation>Eine Oktave höher</translation>
    </message>
    <message numerus="yes">
        <source>%n octaves higher</source>
        <translation>
            <numerusform>%n Oktave höher</numerusform>
            <numerusform>%n Oktaven höher</numerusform>
        </translation>
    </message>
    <message>
        <source>An octave lower</source>
        <translation>Eine Oktave tiefer</translation>
    </message>
    <message numerus="yes">
        <source>%n octaves lower</source>
        <translation>
            <numerusform>%n Oktave tiefer</numerusform>
            <numerusform>%n Oktaven tiefer</numerusform>
        </translation>
    </message>
    <message>
        <source>This network does not hear which note it is: to it this is taught</source>
        <translation>Dieses Netz hört nicht, welche Note es ist: Für das Netz ist dies gelehrt</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Not taught</source>
        <translation>Nicht gelehrt</translation>
    </message>
    <message>
        <source>Here you see and hear what the best network does with each example. There is none with notes yet.</source>
        <translation>Hier sieht und hört man, was das beste Netz mit jedem Beispiel macht. Noch gibt es keines mit Noten.</translation>
    </message>
    <message>
        <source>Draw an example</source>
        <translation>Ein Beispiel zeichnen</translation>
    </message>
    <message>
        <source>The network plays its first notes …</source>
        <translation>Das Netz spielt seine ersten Noten …</translation>
    </message>
    <message>
        <source>What the best network does with each example appears here with the first validation.</source>
        <translation>Was das beste Netz mit jedem Beispiel macht, erscheint hier mit der ersten Validierung.</translation>
    </message>
    <message>
        <source>Here you see and hear what the best network does: with each example, and with what it was not taught.</source>
        <translation>Hier sieht und hört man, was das beste Netz macht: mit jedem Beispiel und mit dem, was es nicht gelernt hat.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>Stopp: %1</translation>
    </message>
    <message>
        <source>MSE on stage %1, as taught %2</source>
        <extracomment>two errors of a network over one piece of music</extracomment>
        <translation>MSE auf der Bühne %1, wie gelehrt %2</translation>
    </message>
    <message>
        <source>On stage it is farther off than in validation: there it has waited in silence for longer than it was taught. Train on, or teach more silence before the examples.</source>
        <translation>Auf der Bühne liegt es weiter daneben als in der Validierung: Dort hat es länger in Stille gewartet, als es gelehrt wurde. Weiter trainieren, oder vor den Beispielen mehr Stille lehren.</translation>
    </message>
    <message>
        <source>Mean squared errors over this music. On stage: as it is drawn here, after two seconds of silence, once. As taught: as validation measures it, after the taught silences.</source>
        <translation>Mittlere quadratische Fehler über diese Musik. Auf der Bühne: so wie hier gezeichnet, einmal, nach zwei Sekunden Stille. Wie gelehrt: so wie die Validierung misst, nach den gelehrten Pausen.</translation>
    </message>
    <message>
        <source>What this training has learnt lies under the pad of the view Latent; what it makes of patterns that it was not taught stands there under Reconstructions.</source>
        <translation>Was dieses Training gelernt hat, liegt unter dem Feld der Ansicht Latent; was es aus Patterns macht, die es nicht gelehrt wurde, steht dort unter Rekonstruktionen.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::PreviewPlot</name>
    <message>
        <source>Target and output of each controller, notes and cell states over time</source>
        <translation>Ziel und Ausgabe jedes Controllers, Noten und Zellzustände über der Zeit</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>CC %1</source>
        <translation>CC %1</translation>
    </message>
    <message>
        <source>%1: network %2</source>
        <extracomment>a controller and the value that the network gives it</extracomment>
        <translation>%1: Netz %2</translation>
    </message>
    <message>
        <source>%1: target %2, network %3 (%4)</source>
        <extracomment>a controller, what was drawn, what the network says, and how far that is off</extracomment>
        <translation>%1: Ziel %2, Netz %3 (%4)</translation>
    </message>
    <message>
        <source>cell %1 of layer %2: %3</source>
        <extracomment>numbers of a cell and of its layer, and its state</extracomment>
        <translation>Zelle %1 der Schicht %2: %3</translation>
    </message>
    <message>
        <source>cell %1: %2</source>
        <translation>Zelle %1: %2</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
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
        <source>None yet. Train one in the view Training.</source>
        <translation>Noch keine. In der Ansicht Training eines trainieren.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Read the project&apos;s files again, when what is wrong has been mended</source>
        <translation>Liest die Dateien des Projekts noch einmal, wenn behoben ist, was falsch war</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ProposalPanel</name>
    <message>
        <source>The next training</source>
        <translation>Das nächste Training</translation>
    </message>
    <message>
        <source>Next training</source>
        <translation>Nächstes Training</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Timbrel chooses the settings</source>
        <translation>Timbrel wählt die Einstellungen</translation>
    </message>
    <message>
        <source>Train with what is proposed below; undo brings yours back</source>
        <translation>Mit dem trainieren, was unten vorgeschlagen ist; Rückgängig bringt die eigenen zurück</translation>
    </message>
    <message>
        <source>What is proposed, and why</source>
        <translation>Was vorgeschlagen ist und warum</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply what is proposed</source>
        <translation>Das Vorgeschlagene anwenden</translation>
    </message>
    <message>
        <source>All settings…</source>
        <translation>Alle Einstellungen…</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message>
        <source>How long it may take</source>
        <translation>Wie lange es dauern darf</translation>
    </message>
    <message>
        <source>Quick look (20 s)</source>
        <translation>Kurz (20 s)</translation>
    </message>
    <message>
        <source>Careful (5 min)</source>
        <translation>Gründlich (5 min)</translation>
    </message>
    <message>
        <source>Long (1 h)</source>
        <translation>Lang (1 h)</translation>
    </message>
    <message>
        <source>As set</source>
        <translation>Wie eingestellt</translation>
    </message>
    <message>
        <source>It ends earlier where the examples are reproduced exactly</source>
        <translation>Es endet früher, wenn die Beispiele genau wiedergegeben werden</translation>
    </message>
    <message>
        <source>Networks trained side by side</source>
        <translation>Netze, die nebeneinander trainiert werden</translation>
    </message>
    <message>
        <source>Each starts from other random weights, and some starts are luckier; this computer works on %1 at a time</source>
        <translation>Jedes beginnt mit anderen Zufallsgewichten, und manche Anfänge haben mehr Glück; dieser Rechner arbeitet an %1 gleichzeitig</translation>
    </message>
    <message>
        <source>seeds</source>
        <translation>Startwerte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>setting and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>(now %1)</source>
        <translation>(jetzt %1)</translation>
    </message>
    <message>
        <source>First draw, record or import an example in the editor.</source>
        <translation>Zuerst im Editor ein Beispiel zeichnen, aufnehmen oder importieren.</translation>
    </message>
    <message>
        <source>Train takes what is proposed as the project&apos;s settings.</source>
        <translation>Trainieren übernimmt das Vorgeschlagene als Einstellungen des Projekts.</translation>
    </message>
    <message>
        <source>Train keeps the project&apos;s settings, which differ from what is proposed.</source>
        <translation>Trainieren behält die Einstellungen des Projekts, die vom Vorgeschlagenen abweichen.</translation>
    </message>
    <message>
        <source>Take what Timbrel proposes</source>
        <translation>Nehmen, was Timbrel vorschlägt</translation>
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
    <name>timbrel::ui::ReconstructionPanel</name>
    <message>
        <source>Reconstructions</source>
        <translation>Rekonstruktionen</translation>
    </message>
    <message>
        <source>%1, F1 %2</source>
        <extracomment>a pattern and how much of it a network hits, 0 to 1</extracomment>
        <translation>%1, F1 %2</translation>
    </message>
    <message>
        <source>%1: above what it was shown, below what it made of it</source>
        <translation>%1: oben, was ihm gezeigt wurde, unten, was es daraus gemacht hat</translation>
    </message>
    <message>
        <source>F1 %1</source>
        <translation>F1 %1</translation>
    </message>
    <message>
        <source>Once a space is taught, patterns that it has not seen stand here, each above what the space makes of it.</source>
        <translation>Sobald ein Raum gelehrt wird, stehen hier Patterns, die er nicht gesehen hat, jedes über dem, was der Raum daraus macht.</translation>
    </message>
    <message>
        <source>Patterns that were kept from it, each above what it makes of it; epoch %1</source>
        <translation>Patterns, die ihm vorenthalten wurden, jedes über dem, was er daraus macht; Epoche %1</translation>
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
    <message>
        <source>Recording. Controller values: %1</source>
        <translation>Nimmt auf. Controllerwerte: %1</translation>
    </message>
    <message>
        <source>Recording. Notes: %1</source>
        <translation>Nimmt auf. Noten: %1</translation>
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
    <message>
        <source>Beats a minute of the count-in, and of the new example</source>
        <translation>Schläge je Minute, für den Einzähler und das neue Beispiel</translation>
    </message>
    <message>
        <source>. No controller moved: draw one, or record it over the notes.</source>
        <translation>. Kein Controller hat sich bewegt: einen zeichnen oder über die Noten aufnehmen.</translation>
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
        <source>No notes yet. Draw them with the pencil (1), record them, or press Enter.</source>
        <translation>Noch keine Noten. Mit dem Stift (1) zeichnen, aufnehmen oder Enter drücken.</translation>
    </message>
    <message>
        <source>No example yet. Draw its first note here with the pencil (1), record one, or import a MIDI file.</source>
        <translation>Noch kein Beispiel. Hier mit dem Stift (1) die erste Note zeichnen, eines aufnehmen oder eine MIDI-Datei importieren.</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::RowSoundPopup</name>
    <message>
        <source>Sound of %1</source>
        <translation>Klang von: %1</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::RowStrip</name>
    <message>
        <source>M</source>
        <comment>mute a row</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>%1 stumm</translation>
    </message>
    <message>
        <source>S</source>
        <comment>a row alone</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>%1 alone</source>
        <translation>%1 allein</translation>
    </message>
    <message>
        <source>L</source>
        <comment>lock a row</comment>
        <translation>L</translation>
    </message>
    <message>
        <source>Lock %1: the puck leaves it</source>
        <translation>%1 sperren: der Puck lässt sie, wie sie ist</translation>
    </message>
    <message>
        <source>Threshold of %1</source>
        <translation>Schwelle von %1</translation>
    </message>
    <message>
        <source>Threshold of %1: %2 %; lower, and more of its cells sound</source>
        <translation>Schwelle von %1: %2 %; tiefer klingen mehr ihrer Zellen</translation>
    </message>
    <message>
        <source>Sound, level and pan of %1</source>
        <translation>Klang, Pegel und Panorama von: %1</translation>
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
    <name>timbrel::ui::RunList</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>None yet. Train, and each training is kept here.</source>
        <translation>Noch keine. Jedes Training wird hier aufbewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are drawn at most; take the mark from another first.</source>
        <translation>
            <numerusform>Höchstens %n Lauf wird gezeichnet; zuerst das Kreuz eines anderen wegnehmen.</numerusform>
            <numerusform>Höchstens %n Läufe werden gezeichnet; zuerst das Kreuz eines anderen wegnehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; deleted</source>
        <translation>„%1“ gelöscht</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Draw its curves or not</source>
        <translation>Seine Kurven &amp;zeichnen oder nicht</translation>
    </message>
    <message>
        <source>Whether the curves of the selected run are in the plots</source>
        <translation>Ob die Kurven des gewählten Laufs gezeichnet werden</translation>
    </message>
    <message>
        <source>Its &amp;examples and settings…</source>
        <translation>Seine &amp;Beispiele und Einstellungen…</translation>
    </message>
    <message>
        <source>What made the selected run</source>
        <translation>Woraus der gewählte Lauf entstand</translation>
    </message>
    <message>
        <source>&amp;Rename the run</source>
        <translation>Den Lauf um&amp;benennen</translation>
    </message>
    <message>
        <source>Give the run another name, in its place</source>
        <translation>Dem Lauf an Ort und Stelle einen anderen Namen geben</translation>
    </message>
    <message>
        <source>D&amp;elete the run</source>
        <translation>Den Lauf &amp;löschen</translation>
    </message>
    <message>
        <source>Into the project&apos;s trash; you can take it back</source>
        <translation>In den Papierkorb des Projekts; von dort lässt er sich zurückholen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::RunListDelegate</name>
    <message>
        <source>out of date</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::RunListModel</name>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>beginnt</translation>
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
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>the best of all</source>
        <translation>das beste von allen</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Out of date: %1</source>
        <translation>Veraltet: %1</translation>
    </message>
    <message>
        <source>curves are shown</source>
        <translation>Kurven werden gezeigt</translation>
    </message>
    <message>
        <source>best %1 %2 at epoch %3</source>
        <extracomment>what is measured, its best value, when</extracomment>
        <translation>bester %1 %2 in Epoche %3</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::RunNumbers</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Where the run stands</source>
        <translation>Wo der Lauf steht</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Training sequences that were presented, and the most there will be</source>
        <translation>Trainingsfolgen, die vorgelegt wurden, und wie viele es höchstens werden</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Epochs a second</source>
        <translation>Epochen pro Sekunde</translation>
    </message>
    <message>
        <source>left</source>
        <translation>noch</translation>
    </message>
    <message>
        <source>How long it takes at most</source>
        <translation>Wie lange es höchstens dauert</translation>
    </message>
    <message>
        <source>correct streak</source>
        <translation>richtige Folge</translation>
    </message>
    <message>
        <source>The most predictions in a row that were right, in updates</source>
        <translation>Die meisten richtigen Vorhersagen nacheinander, in Aktualisierungen</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>epoch of the most epochs</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>best</source>
        <translation>bester</translation>
    </message>
    <message>
        <source>The best validation: of Expression its mean squared error, where 0 is exact; of Patterns its loss in nats</source>
        <translation>Die beste Validierung: bei Ausdruck ihr mittlerer quadratischer Fehler, wo 0 genau ist; bei Patterns ihr Verlust in Nats</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::Segments</name>
    <message>
        <source>%1: %2</source>
        <extracomment>a choice and one of its words: &quot;Changes at: beat&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::SettingRow</name>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>setting of a controller</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>chosen by Timbrel</source>
        <translation>wählt Timbrel</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::SettingsForm</name>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message>
        <source>Show what is rarely needed, too</source>
        <translation>Auch zeigen, was selten gebraucht wird</translation>
    </message>
    <message>
        <source>Setting: %1</source>
        <comment>what can be undone</comment>
        <translation>Einstellung: %1</translation>
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
    <message>
        <source>Press keys</source>
        <translation>Tasten drücken</translation>
    </message>
    <message>
        <source>middle drag, Space+drag</source>
        <translation>mit der mittleren Taste ziehen, Leertaste+Ziehen</translation>
    </message>
    <message>
        <source>In the window of the synthesizer</source>
        <translation>Im Fenster des Synthesizers</translation>
    </message>
    <message>
        <source>Rename a sound of your own</source>
        <translation>Einen eigenen Klang umbenennen</translation>
    </message>
    <message>
        <source>Delete a sound of your own</source>
        <translation>Einen eigenen Klang löschen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::SoundPage</name>
    <message>
        <source>WAV</source>
        <translation>WAV</translation>
    </message>
    <message>
        <source>FLAC</source>
        <translation>FLAC</translation>
    </message>
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
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>What recordings of the sound are written as; both keep it as it is, FLAC takes less room</source>
        <translation>Als was Aufnahmen des Klangs geschrieben werden; beide erhalten ihn, wie er ist, FLAC braucht weniger Platz</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::SoundPicker</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search a sound</source>
        <translation>Klang suchen</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Klänge</translation>
    </message>
    <message>
        <source>Own sounds: %1</source>
        <translation>Eigene Klänge: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Type to find more</source>
        <translation>Tippen, um mehr zu finden</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::SpaceStrip</name>
    <message>
        <source>Train</source>
        <translation>Lehren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>How…</source>
        <translation>Wie…</translation>
    </message>
    <message>
        <source>How the next space is taught</source>
        <translation>Wie der nächste Raum gelehrt wird</translation>
    </message>
    <message>
        <source>How the next space is taught: dimensions, beta, epochs, labels</source>
        <translation>Wie der nächste Raum gelehrt wird: Dimensionen, Beta, Epochen, Bezeichnungen</translation>
    </message>
    <message>
        <source>Space under the pad</source>
        <translation>Raum unter dem Feld</translation>
    </message>
    <message>
        <source>The space that lies under the pad</source>
        <translation>Der Raum, der unter dem Feld liegt</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Curves of the training</source>
        <translation>Kurven des Trainings</translation>
    </message>
    <message>
        <source>The dashboard: curves, reconstructions and settings of every training</source>
        <translation>Die Übersicht: Kurven und Einstellungen jedes Trainings</translation>
    </message>
    <message>
        <source>How the training gets on</source>
        <translation>Wie das Training vorankommt</translation>
    </message>
    <message>
        <source>no space yet</source>
        <translation>kein Raum</translation>
    </message>
    <message>
        <source>the best space</source>
        <translation>der beste Raum</translation>
    </message>
    <message>
        <source>Stop the training, keep its best</source>
        <translation>Das Training anhalten, sein Bestes behalten</translation>
    </message>
    <message>
        <source>Train on the patterns of the library</source>
        <translation>Mit den Patterns der Bibliothek lehren</translation>
    </message>
    <message>
        <source>Ends the training; the best that it has found stays</source>
        <translation>Beendet das Training; das Beste, was es gefunden hat, bleibt</translation>
    </message>
    <message>
        <source>Teach a network the patterns of the library; it takes some seconds</source>
        <translation>Ein Netz die Patterns der Bibliothek lehren; es dauert einige Sekunden</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::SpaceTrainingPopup</name>
    <message>
        <source>Dimensions</source>
        <translation>Dimensionen</translation>
    </message>
    <message>
        <source>Numbers that a place has. Two lie under the pad as they are; more say patterns more exactly</source>
        <translation>Zahlen, die ein Ort hat. Zwei liegen unter dem Feld, wie sie sind; mehr sagen Patterns genauer</translation>
    </message>
    <message>
        <source>Epochs at most</source>
        <translation>Höchstens Epochen</translation>
    </message>
    <message>
        <source>How often all patterns are seen; it ends sooner where it no longer gets better</source>
        <translation>Wie oft alle Patterns gesehen werden; es endet früher, wo es nicht mehr besser wird</translation>
    </message>
    <message>
        <source>Networks side by side</source>
        <translation>Netze nebeneinander</translation>
    </message>
    <message>
        <source>Each begins elsewhere; the best one is shown</source>
        <translation>Jedes beginnt anderswo; das beste wird gezeigt</translation>
    </message>
    <message>
        <source>Labels can be asked for</source>
        <translation>Bezeichnungen lassen sich verlangen</translation>
    </message>
    <message>
        <source>The network is told the label of each pattern; the pad then has a selector for it</source>
        <translation>Dem Netz wird die Bezeichnung jedes Patterns gesagt; das Feld hat dann eine Auswahl dafür</translation>
    </message>
    <message>
        <source>Learn how loud strokes are</source>
        <translation>Lernen, wie laut Schläge sind</translation>
    </message>
    <message>
        <source>Learn how early or late they are</source>
        <translation>Lernen, wie früh oder spät sie sind</translation>
    </message>
    <message>
        <source>Only from the project&apos;s own patterns</source>
        <translation>Nur von den eigenen Patterns des Projekts</translation>
    </message>
    <message>
        <source>Not from those that come with Timbrel</source>
        <translation>Nicht von denen, die mit Timbrel kommen</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>How much order counts beside exactness: more makes a space smoother and its patterns more alike</source>
        <translation>Wie viel Ordnung neben Genauigkeit zählt: mehr macht einen Raum glatter und seine Patterns ähnlicher</translation>
    </message>
    <message>
        <source>as suits</source>
        <extracomment>a number of epochs: as many as suit the patterns</extracomment>
        <translation>wie es passt</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <extracomment>what a setting means, and from where to where it goes</extracomment>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
    <name>timbrel::ui::StepGrid</name>
    <message>
        <source>Step grid</source>
        <translation>Schrittraster</translation>
    </message>
    <message>
        <source>%1, bar %2 beat %3 step %4</source>
        <extracomment>a place in the grid: instrument, bar, beat and step of the beat, all from 1</extracomment>
        <translation>%1, Takt %2 Schlag %3 Schritt %4</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>%1: silent</source>
        <translation>%1: still</translation>
    </message>
    <message>
        <source>%1: velocity %2</source>
        <translation>%1: Anschlagstärke %2</translation>
    </message>
    <message>
        <source>%1: velocity %2, %3 % of a step late</source>
        <translation>%1: Anschlagstärke %2, %3 % eines Schritts später</translation>
    </message>
    <message>
        <source>%1: velocity %2, %3 % of a step early</source>
        <translation>%1: Anschlagstärke %2, %3 % eines Schritts früher</translation>
    </message>
    <message>
        <source>Erase onsets</source>
        <translation>Anschläge löschen</translation>
    </message>
    <message>
        <source>Draw onsets</source>
        <translation>Anschläge zeichnen</translation>
    </message>
    <message>
        <source>Velocity of onsets</source>
        <translation>Stärke von Anschlägen</translation>
    </message>
    <message>
        <source>Time of onsets</source>
        <translation>Zeit von Anschlägen</translation>
    </message>
    <message>
        <source>Velocity %1</source>
        <translation>Anschlagstärke %1</translation>
    </message>
    <message>
        <source>On the step</source>
        <translation>Auf dem Schritt</translation>
    </message>
    <message>
        <source>%1 % of a step late</source>
        <translation>%1 % eines Schritts später</translation>
    </message>
    <message>
        <source>%1 % of a step early</source>
        <translation>%1 % eines Schritts früher</translation>
    </message>
    <message>
        <source>Take the onset away</source>
        <translation>Den Anschlag wegnehmen</translation>
    </message>
    <message>
        <source>Put an onset here</source>
        <translation>Hier einen Anschlag setzen</translation>
    </message>
    <message>
        <source>Type a velocity…</source>
        <translation>Eine Stärke tippen…</translation>
    </message>
    <message>
        <source>Put it on the step</source>
        <translation>Auf den Schritt setzen</translation>
    </message>
    <message>
        <source>Clear what is selected</source>
        <translation>Auswahl leeren</translation>
    </message>
    <message>
        <source>Select the row</source>
        <translation>Die Zeile auswählen</translation>
    </message>
    <message>
        <source>Clear the row</source>
        <translation>Die Zeile leeren</translation>
    </message>
    <message>
        <source>Clear a row</source>
        <translation>Eine Zeile leeren</translation>
    </message>
    <message>
        <source>Unlock the row</source>
        <translation>Die Zeile entsperren</translation>
    </message>
    <message>
        <source>Lock the row</source>
        <translation>Die Zeile sperren</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlagstärke</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::SynthDocument</name>
    <message>
        <source>Subtractive synthesizer</source>
        <translation>Subtraktiver Synthesizer</translation>
    </message>
    <message>
        <source>Small synthesizer</source>
        <translation>Kleiner Synthesizer</translation>
    </message>
    <message>
        <source>Sound “%1”</source>
        <translation>Klang „%1“</translation>
    </message>
    <message>
        <source>Random %1</source>
        <extracomment>the name of a sound that was drawn at random</extracomment>
        <translation>Zufall %1</translation>
    </message>
    <message>
        <source>Random sound</source>
        <translation>Zufälliger Klang</translation>
    </message>
    <message>
        <source>Compare: A</source>
        <translation>Vergleich: A</translation>
    </message>
    <message>
        <source>Compare: B</source>
        <translation>Vergleich: B</translation>
    </message>
    <message>
        <source>Copy to the other side</source>
        <translation>Auf die andere Seite kopieren</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::SynthWindow</name>
    <message>
        <source>Sound of Timbrel&apos;s synthesizer</source>
        <translation>Klang von Timbrels Synthesizer</translation>
    </message>
    <message>
        <source>“%1” is saved.</source>
        <translation>„%1“ ist gespeichert.</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Small synthesizer</source>
        <translation>Kleiner Synthesizer</translation>
    </message>
    <message>
        <source>Subtractive synthesizer</source>
        <translation>Subtraktiver Synthesizer</translation>
    </message>
    <message>
        <source>◀</source>
        <translation>◀</translation>
    </message>
    <message>
        <source>The sound before</source>
        <translation>Der vorige Klang</translation>
    </message>
    <message>
        <source>▶</source>
        <translation>▶</translation>
    </message>
    <message>
        <source>The next sound</source>
        <translation>Der nächste Klang</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Keep this sound under a name of yours</source>
        <translation>Diesen Klang unter einem eigenen Namen behalten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change of the sound</source>
        <translation>Die letzte Änderung des Klangs rückgängig machen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo what was undone</source>
        <translation>Wiederholen, was rückgängig gemacht wurde</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Hear sound A</source>
        <translation>Klang A hören</translation>
    </message>
    <message>
        <source>Hear sound B</source>
        <translation>Klang B hören</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy this sound to the other side</source>
        <translation>Diesen Klang auf die andere Seite kopieren</translation>
    </message>
    <message>
        <source>Randomise</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>Another sound drawn at random; its number gives it again</source>
        <translation>Ein anderer, zufällig gezogener Klang; seine Nummer ergibt ihn wieder</translation>
    </message>
    <message>
        <source>Number of the random sound</source>
        <translation>Nummer des zufälligen Klangs</translation>
    </message>
    <message>
        <source>The number of the random sound: the same number, the same sound</source>
        <translation>Die Nummer des zufälligen Klangs: gleiche Nummer, gleicher Klang</translation>
    </message>
    <message>
        <source>The small synthesizer is one bright sound that is always there. Controllers shape it: CC 1 vibrato, 7 volume, 10 pan, 11 expression, 64 sustain, 71 resonance, 74 brightness.

Choose a sound at the left, or the subtractive synthesizer, for knobs of everything.</source>
        <translation>Der kleine Synthesizer ist ein heller Klang, der immer da ist. Controller formen ihn: CC 1 Vibrato, 7 Lautstärke, 10 Panorama, 11 Ausdruck, 64 Haltepedal, 71 Resonanz, 74 Helligkeit.

Wählen Sie links einen Klang oder den subtraktiven Synthesizer, um Regler für alles zu haben.</translation>
    </message>
    <message>
        <source>Use the subtractive synthesizer</source>
        <translation>Den subtraktiven Synthesizer nehmen</translation>
    </message>
    <message>
        <source>Untitled sound</source>
        <translation>Klang ohne Namen</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <extracomment>a sound that was changed since it was chosen</extracomment>
        <translation>%1 (geändert)</translation>
    </message>
    <message>
        <source>Save this sound</source>
        <translation>Diesen Klang speichern</translation>
    </message>
    <message>
        <source>Its name (one of yours of that name is replaced):</source>
        <translation>Sein Name (ein eigener Klang dieses Namens wird ersetzt):</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <comment>after a sentence about a file</comment>
        <translation>
            <numerusform>%1 Und %n weitere Meldung.</numerusform>
            <numerusform>%1 Und %n weitere Meldungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>Stop learning, or close the window</source>
        <translation>Lernen beenden oder das Fenster schließen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::TextListWindow</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ToolStrip</name>
    <message>
        <source>Ease in and out</source>
        <translation>Sanft</translation>
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
        <translation>Raster</translation>
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
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>1/%1T</source>
        <extracomment>triplets, as &quot;1/8T&quot;</extracomment>
        <translation>1/%1T</translation>
    </message>
    <message>
        <source>Shape of the curve tool: %1</source>
        <translation>Form des Kurvenwerkzeugs: %1</translation>
    </message>
    <message>
        <source>What the curve tool draws between press and release: %1</source>
        <translation>Was das Kurvenwerkzeug zwischen Drücken und Loslassen zeichnet: %1</translation>
    </message>
</context>
<context>
    <name>timbrel::ui::TrainingTab</name>
    <message>
        <source>Why no training began</source>
        <translation>Warum kein Training begann</translation>
    </message>
    <message>
        <source>Back to the curves</source>
        <translation>Zurück zu den Kurven</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>Teach a network what the enabled examples show</source>
        <translation>Ein Netz lehren, was die aktiven Beispiele zeigen</translation>
    </message>
    <message>
        <source>&amp;Stop training</source>
        <translation>Training an&amp;halten</translation>
    </message>
    <message>
        <source>End the run at hand, or else all that are at work; the best is kept</source>
        <translation>Den aktuellen Lauf beenden, sonst alle, die arbeiten; das Beste bleibt</translation>
    </message>
    <message>
        <source>&amp;Continue training</source>
        <translation>Training &amp;fortsetzen</translation>
    </message>
    <message>
        <source>The run at hand goes on where it was</source>
        <translation>Der aktuelle Lauf geht weiter, wo er war</translation>
    </message>
    <message>
        <source>&amp;All settings</source>
        <translation>&amp;Alle Einstellungen</translation>
    </message>
    <message>
        <source>Everything that a training can be told</source>
        <translation>Alles, was man einem Training sagen kann</translation>
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
    <message>
        <source>What is wrong or worth knowing in this project</source>
        <translation>Was an diesem Projekt nicht stimmt oder wissenswert ist</translation>
    </message>
    <message>
        <source>Nothing is wrong with this project</source>
        <translation>An diesem Projekt ist nichts auszusetzen</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 Problem</translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>timbrel::ui::ValueKnob</name>
    <message>
        <source>Type a value…</source>
        <translation>Einen Wert tippen…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
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
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Open it once more, when what is wrong has been mended</source>
        <translation>Öffnet es noch einmal, wenn behoben ist, was falsch war</translation>
    </message>
</context>
</TS>
