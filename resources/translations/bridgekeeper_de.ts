<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Assumptions</name>
    <message>
        <source>It is not a regular file.</source>
        <translation>Es ist keine reguläre Datei.</translation>
    </message>
    <message>
        <source>It is larger than 4 MiB, or was being written while it was read.</source>
        <translation>Sie ist größer als 4 MiB oder wurde während des Lesens geschrieben.</translation>
    </message>
    <message>
        <source>It is a mount point of its own, so it cannot be replaced in one move. Mount its directory instead.</source>
        <translation>Sie ist ein eigener Mountpunkt und kann deshalb nicht in einem Zug ersetzt werden. Mounten Sie stattdessen ihr Verzeichnis.</translation>
    </message>
    <message>
        <source>It is marked immutable or append-only. Take the mark off with: chattr -i -a %1</source>
        <translation>Sie ist als unveränderlich oder append-only markiert. Entfernen Sie die Markierung mit: chattr -i -a %1</translation>
    </message>
    <message>
        <source>It lies on a file system that is mounted read-only. Mount it writable.</source>
        <translation>Sie liegt auf einem schreibgeschützt gemounteten Dateisystem. Mounten Sie es schreibbar.</translation>
    </message>
    <message>
        <source>It has %1 names (hard links), and replacing it would part them. Remove the other names.</source>
        <translation>Sie hat %1 Namen (Hardlinks), und ein Ersetzen würde sie trennen. Entfernen Sie die anderen Namen.</translation>
    </message>
    <message>
        <source>%1, mode %2, owner %3, %4 bytes, SHA-256 %5…</source>
        <translation>%1, Modus %2, Eigentümer %3, %4 Bytes, SHA-256 %5…</translation>
    </message>
    <message>
        <source>; %1 is a symbolic link to it, which stays</source>
        <translation>; %1 ist ein symbolischer Link darauf und bleibt</translation>
    </message>
    <message>
        <source>PostgreSQL runs</source>
        <translation>PostgreSQL läuft</translation>
    </message>
    <message>
        <source>Synapse runs</source>
        <translation>Synapse läuft</translation>
    </message>
    <message>
        <source>Matrix Authentication Service runs</source>
        <translation>Matrix Authentication Service läuft</translation>
    </message>
    <message>
        <source>An earlier run of this program left a journal: resume it, or roll it back.</source>
        <translation>Ein früherer Lauf dieses Programms hat ein Journal hinterlassen: Setzen Sie ihn fort, oder nehmen Sie ihn zurück.</translation>
    </message>
    <message>
        <source>PostgreSQL answers its superuser</source>
        <translation>PostgreSQL antwortet seinem Superuser</translation>
    </message>
    <message>
        <source>psql in the container must answer as the superuser. Name container and superuser under Settings, or bring PostgreSQL up.</source>
        <translation>psql im Container muss als Superuser antworten. Nennen Sie Container und Superuser unter „Einstellungen“, oder starten Sie PostgreSQL.</translation>
    </message>
    <message>
        <source>version %1, superuser %2, password_encryption %3</source>
        <translation>Version %1, Superuser %2, password_encryption %3</translation>
    </message>
    <message>
        <source>The role %1 is no superuser and cannot make the bridge&apos;s role. Name the superuser under Settings.</source>
        <translation>Die Rolle %1 ist kein Superuser und kann die Rolle der Bridge nicht anlegen. Nennen Sie den Superuser unter „Einstellungen“.</translation>
    </message>
    <message>
        <source>The bridge&apos;s password is stored as SCRAM-SHA-256 nevertheless.</source>
        <translation>Das Passwort der Bridge wird trotzdem als SCRAM-SHA-256 gespeichert.</translation>
    </message>
    <message>
        <source>Synapse&apos;s database is UTF8 with collation C</source>
        <translation>Die Datenbank von Synapse ist UTF8 mit Collation C</translation>
    </message>
    <message>
        <source>The bridge&apos;s database is made with UTF8 and C whatever this one has.</source>
        <translation>Die Datenbank der Bridge wird mit UTF8 und C angelegt, was immer diese hat.</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4</source>
        <translation>%1: %2, %3, %4</translation>
    </message>
    <message>
        <source>The bridge&apos;s database is made from template0 with UTF8 and C, independent of this one.</source>
        <translation>Die Datenbank der Bridge wird aus template0 mit UTF8 und C angelegt, unabhängig von dieser.</translation>
    </message>
    <message>
        <source>No role “%1” is there yet</source>
        <translation>Es gibt noch keine Rolle „%1“</translation>
    </message>
    <message>
        <source>PostgreSQL must answer first.</source>
        <translation>PostgreSQL muss zuerst antworten.</translation>
    </message>
    <message numerus="yes">
        <source>%n role(s), none of that name</source>
        <translation>
            <numerusform>%n Rolle, nicht mit diesem Namen</numerusform>
            <numerusform>%n Rollen, keine mit diesem Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>the role is there</source>
        <translation>die Rolle gibt es</translation>
    </message>
    <message>
        <source>No journal shows that this program made it. Drop or rename the role first.</source>
        <translation>Kein Journal zeigt, dass dieses Programm sie angelegt hat. Löschen Sie die Rolle zuerst, oder benennen Sie sie um.</translation>
    </message>
    <message>
        <source>No database “%1” is there yet</source>
        <translation>Es gibt noch keine Datenbank „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%n database(s), none of that name</source>
        <translation>
            <numerusform>%n Datenbank, nicht mit diesem Namen</numerusform>
            <numerusform>%n Datenbanken, keine mit diesem Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the database is there, owned by %1, with %n table(s)</source>
        <translation>
            <numerusform>die Datenbank gibt es, Eigentümer %1, mit %n Tabelle</numerusform>
            <numerusform>die Datenbank gibt es, Eigentümer %1, mit %n Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>No journal shows that this program made it. Dump and drop, or rename it first.</source>
        <translation>Kein Journal zeigt, dass dieses Programm sie angelegt hat. Sichern und löschen Sie sie zuerst, oder benennen Sie sie um.</translation>
    </message>
    <message>
        <source>Port %1 is free</source>
        <translation>Port %1 ist frei</translation>
    </message>
    <message>
        <source>taken by %1</source>
        <translation>belegt von %1</translation>
    </message>
    <message>
        <source>Free the port, or choose another for the bridge under Settings.</source>
        <translation>Machen Sie den Port frei, oder wählen Sie unter „Einstellungen“ einen anderen für die Bridge.</translation>
    </message>
    <message>
        <source>nobody listens there, on the host or in another container</source>
        <translation>niemand lauscht dort, weder auf dem Host noch in einem anderen Container</translation>
    </message>
    <message>
        <source>The name “%1” is free in Docker and Compose</source>
        <translation>Der Name „%1“ ist in Docker und Compose frei</translation>
    </message>
    <message>
        <source>a container of image %1 (%2)</source>
        <translation>ein Container des Images %1 (%2)</translation>
    </message>
    <message>
        <source>a service of the compose file</source>
        <translation>ein Dienst der Compose-Datei</translation>
    </message>
    <message>
        <source>no container and no service has it</source>
        <translation>kein Container und kein Dienst heißt so</translation>
    </message>
    <message>
        <source>No journal shows that this program made it. Remove container and service first.</source>
        <translation>Kein Journal zeigt, dass dieses Programm ihn angelegt hat. Entfernen Sie zuerst Container und Dienst.</translation>
    </message>
    <message>
        <source>The bridge&apos;s directory is not there yet</source>
        <translation>Das Verzeichnis der Bridge gibt es noch nicht</translation>
    </message>
    <message>
        <source>%1 is there, empty</source>
        <translation>%1 ist da, leer</translation>
    </message>
    <message>
        <source>%1 is there, with files in it</source>
        <translation>%1 ist da und enthält Dateien</translation>
    </message>
    <message>
        <source>%1 is there and is no directory</source>
        <translation>%1 ist da und ist kein Verzeichnis</translation>
    </message>
    <message>
        <source>No journal shows that this program made it. Move it away first, or choose another directory under Settings.</source>
        <translation>Kein Journal zeigt, dass dieses Programm es angelegt hat. Verschieben Sie es zuerst, oder wählen Sie unter „Einstellungen“ ein anderes Verzeichnis.</translation>
    </message>
    <message>
        <source>The bridge&apos;s image is present or can be pulled</source>
        <translation>Das Image der Bridge ist vorhanden oder kann bezogen werden</translation>
    </message>
    <message>
        <source>%1 is present, %2</source>
        <translation>%1 ist vorhanden, %2</translation>
    </message>
    <message>
        <source>the registry knows %1</source>
        <translation>die Registry kennt %1</translation>
    </message>
    <message>
        <source>It is pulled before the bridge&apos;s first step needs it.</source>
        <translation>Es wird bezogen, bevor der erste Schritt der Bridge es braucht.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Let the server reach the registry, load the image by hand (docker load), or choose another tag under Settings.</source>
        <translation>Lassen Sie den Server die Registry erreichen, laden Sie das Image von Hand (docker load), oder wählen Sie unter „Einstellungen“ ein anderes Tag.</translation>
    </message>
    <message>
        <source>Signal still links this version of the bridge</source>
        <translation>Signal koppelt diese Version der Bridge noch</translation>
    </message>
    <message>
        <source>The tag is no version; Signal refuses bridges before %1 (HTTP 409). Name an exact version under Settings, so that upgrades are intentional.</source>
        <translation>Das Tag ist keine Version; Signal lehnt Bridges vor %1 ab (HTTP 409). Nennen Sie unter „Einstellungen“ eine genaue Version, damit Aktualisierungen bewusst geschehen.</translation>
    </message>
    <message>
        <source>%1, older than %2</source>
        <translation>%1, älter als %2</translation>
    </message>
    <message>
        <source>It installs and runs, but Signal&apos;s servers will refuse to link it (HTTP 409). Choose %1 under Settings.</source>
        <translation>Sie lässt sich installieren und läuft, aber die Server von Signal werden das Koppeln ablehnen (HTTP 409). Wählen Sie unter „Einstellungen“ %1.</translation>
    </message>
    <message>
        <source>It installs and runs, but Signal&apos;s servers will refuse to link it (HTTP 409). Choose %1 or newer under Settings, when the server can get it.</source>
        <translation>Sie lässt sich installieren und läuft, aber die Server von Signal werden das Koppeln ablehnen (HTTP 409). Wählen Sie unter „Einstellungen“ %1 oder neuer, sobald der Server sie beziehen kann.</translation>
    </message>
    <message>
        <source>The backup script is there</source>
        <translation>Das Backup-Skript ist da</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 ist nicht da</translation>
    </message>
    <message>
        <source>Steps 4 and 5 have nothing to extend. Name the script under Settings, or see that the new database is backed up another way.</source>
        <translation>Die Schritte 4 und 5 haben nichts zu erweitern. Nennen Sie das Skript unter „Einstellungen“, oder sorgen Sie auf anderem Weg für ein Backup der neuen Datenbank.</translation>
    </message>
    <message>
        <source>; dumps %1</source>
        <translation>; sichert %1</translation>
    </message>
    <message>
        <source>; keeps %1 days</source>
        <translation>; behält %1 Tage</translation>
    </message>
    <message>
        <source>Something runs the backup script</source>
        <translation>Etwas führt das Backup-Skript aus</translation>
    </message>
    <message>
        <source>no crontab and no timer names it</source>
        <translation>keine Crontab und kein Timer nennt es</translation>
    </message>
    <message>
        <source>Nothing on this server runs it by itself. Add a line to root&apos;s crontab if it should.</source>
        <translation>Nichts auf diesem Server führt es von selbst aus. Ergänzen Sie eine Zeile in der Crontab von root, wenn es so sein soll.</translation>
    </message>
    <message>
        <source>Data of an earlier installation</source>
        <translation>Daten einer früheren Installation</translation>
    </message>
    <message>
        <source>a dump and the bot&apos;s recovery key</source>
        <translation>ein Dump und der Wiederherstellungsschlüssel des Bots</translation>
    </message>
    <message>
        <source>a dump, without the bot&apos;s recovery key</source>
        <translation>ein Dump, ohne den Wiederherstellungsschlüssel des Bots</translation>
    </message>
    <message>
        <source>the bot&apos;s recovery key, without a dump</source>
        <translation>der Wiederherstellungsschlüssel des Bots, ohne Dump</translation>
    </message>
    <message>
        <source>They are loaded, and the bot keeps its identity. To start anew instead, say so under Settings.</source>
        <translation>Sie werden geladen, und der Bot behält seine Identität. Wenn Sie stattdessen neu anfangen wollen, sagen Sie es unter „Einstellungen“.</translation>
    </message>
    <message>
        <source>They are left aside: the bridge starts anew, and the bot&apos;s old keys are overwritten.</source>
        <translation>Sie werden beiseitegelassen: Die Bridge fängt neu an, und die alten Schlüssel des Bots werden überschrieben.</translation>
    </message>
    <message>
        <source>Root is reachable</source>
        <translation>root ist erreichbar</translation>
    </message>
    <message>
        <source>logged in as %1; %2</source>
        <translation>angemeldet als %1; %2</translation>
    </message>
    <message>
        <source>The programs that the steps use are there</source>
        <translation>Die Programme, die die Schritte benutzen, sind da</translation>
    </message>
    <message>
        <source>Read the server again.</source>
        <translation>Lesen Sie den Server erneut.</translation>
    </message>
    <message>
        <source>missing: %1</source>
        <translation>es fehlen: %1</translation>
    </message>
    <message>
        <source>Install them on the server (Debian&apos;s packages: coreutils, util-linux, diffutils, curl), then read the server again.</source>
        <translation>Installieren Sie sie auf dem Server (Debian-Pakete: coreutils, util-linux, diffutils, curl) und lesen Sie den Server dann erneut.</translation>
    </message>
    <message>
        <source>all of %1</source>
        <translation>alle: %1</translation>
    </message>
    <message>
        <source>The server&apos;s clock is right</source>
        <translation>Die Uhr des Servers geht richtig</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) apart from this computer&apos;s</source>
        <translation>
            <numerusform>%n Sekunde Abweichung von der dieses Rechners</numerusform>
            <numerusform>%n Sekunden Abweichung von der dieses Rechners</numerusform>
        </translation>
    </message>
    <message>
        <source>Times in the report will not agree with the server&apos;s. Set the wrong clock (NTP); nothing else depends on it.</source>
        <translation>Zeiten im Bericht werden nicht zu denen des Servers passen. Stellen Sie die falsche Uhr (NTP); sonst hängt nichts davon ab.</translation>
    </message>
    <message>
        <source>Docker Engine answers</source>
        <translation>Docker Engine antwortet</translation>
    </message>
    <message>
        <source>Start Docker on the server (systemctl start docker), then read the server again.</source>
        <translation>Starten Sie Docker auf dem Server (systemctl start docker) und lesen Sie den Server dann erneut.</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Docker Compose v2 answers</source>
        <translation>Docker Compose v2 antwortet</translation>
    </message>
    <message>
        <source>“docker compose version” fails</source>
        <translation>„docker compose version“ schlägt fehl</translation>
    </message>
    <message>
        <source>Install the Compose plugin (docker-compose-plugin), then read the server again.</source>
        <translation>Installieren Sie das Compose-Plugin (docker-compose-plugin) und lesen Sie den Server dann erneut.</translation>
    </message>
    <message>
        <source>The compose file is there, and Compose accepts it</source>
        <translation>Die Compose-Datei ist da, und Compose akzeptiert sie</translation>
    </message>
    <message>
        <source>Name the stack&apos;s compose file under Settings.</source>
        <translation>Nennen Sie die Compose-Datei des Stacks unter „Einstellungen“.</translation>
    </message>
    <message>
        <source>Mend the compose file until “docker compose config” accepts it, then read the server again.</source>
        <translation>Reparieren Sie die Compose-Datei, bis „docker compose config“ sie akzeptiert, und lesen Sie den Server dann erneut.</translation>
    </message>
    <message>
        <source>Bring it up first (docker compose up -d), or name the right container under Settings. Nothing is changed while it is down.</source>
        <translation>Starten Sie ihn zuerst (docker compose up -d), oder nennen Sie unter „Einstellungen“ den richtigen Container. Solange er nicht läuft, wird nichts geändert.</translation>
    </message>
    <message>
        <source>Without it Synapse cannot judge anybody&apos;s token, and the check of step 15 cannot be trusted. Bring it up first.</source>
        <translation>Ohne ihn kann Synapse kein Token beurteilen, und der Prüfung in Schritt 15 ist nicht zu trauen. Starten Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>no container of that kind is found</source>
        <translation>kein Container dieser Art gefunden</translation>
    </message>
    <message>
        <source>no container “%1” is found</source>
        <translation>kein Container „%1“ gefunden</translation>
    </message>
    <message>
        <source>container %1: %2</source>
        <translation>Container %1: %2</translation>
    </message>
    <message>
        <source>, last exit code %1</source>
        <translation>, letzter Exit-Code %1</translation>
    </message>
    <message>
        <source>It runs, but its health check does not pass. Wait or mend it before you change anything: a restart may make it worse.</source>
        <translation>Er läuft, besteht aber seinen Healthcheck nicht. Warten Sie oder reparieren Sie ihn, bevor Sie etwas ändern: Ein Neustart kann es verschlimmern.</translation>
    </message>
    <message>
        <source>One Docker network joins them</source>
        <translation>Ein Docker-Netzwerk verbindet sie</translation>
    </message>
    <message>
        <source>there is no network “%1”</source>
        <translation>es gibt kein Netzwerk „%1“</translation>
    </message>
    <message>
        <source>Name the stack&apos;s network under Settings.</source>
        <translation>Nennen Sie das Netzwerk des Stacks unter „Einstellungen“.</translation>
    </message>
    <message>
        <source>%1; not on it: %2</source>
        <translation>%1; nicht darin: %2</translation>
    </message>
    <message>
        <source>The bridge must reach Synapse and PostgreSQL on one network. Join them, or name another network under Settings.</source>
        <translation>Die Bridge muss Synapse und PostgreSQL in einem Netzwerk erreichen. Verbinden Sie sie, oder nennen Sie unter „Einstellungen“ ein anderes Netzwerk.</translation>
    </message>
    <message>
        <source>The bridge needs Synapse and PostgreSQL only, so nothing follows.</source>
        <translation>Die Bridge braucht nur Synapse und PostgreSQL, es folgt also nichts daraus.</translation>
    </message>
    <message>
        <source>No running container has drifted from the compose file</source>
        <translation>Kein laufender Container weicht von der Compose-Datei ab</translation>
    </message>
    <message>
        <source>Compose must accept its file first.</source>
        <translation>Compose muss seine Datei zuerst akzeptieren.</translation>
    </message>
    <message>
        <source>edited, but not applied: %1</source>
        <translation>bearbeitet, aber nicht angewendet: %1</translation>
    </message>
    <message>
        <source>Nothing here touches them, but the next “docker compose up” will recreate them. Settle it when it suits you.</source>
        <translation>Hier berührt sie nichts, aber das nächste „docker compose up“ wird sie neu erstellen. Klären Sie es, wann es Ihnen passt.</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) compared</source>
        <translation>
            <numerusform>%n Dienst verglichen</numerusform>
            <numerusform>%n Dienste verglichen</numerusform>
        </translation>
    </message>
    <message>
        <source>There is room on the disks</source>
        <translation>Auf den Festplatten ist Platz</translation>
    </message>
    <message>
        <source>Image and dumps need about 1 GiB.</source>
        <translation>Image und Dumps brauchen etwa 1 GiB.</translation>
    </message>
    <message>
        <source>%1: %2 GiB</source>
        <translation>%1: %2 GiB</translation>
    </message>
    <message>
        <source>free in %1</source>
        <translation>frei in %1</translation>
    </message>
    <message>
        <source>Image, dumps and saved files need 1 GiB. Make room, then read the server again.</source>
        <translation>Image, Dumps und gesicherte Dateien brauchen 1 GiB. Schaffen Sie Platz und lesen Sie den Server dann erneut.</translation>
    </message>
    <message>
        <source>Nobody else is at work here</source>
        <translation>Hier arbeitet sonst niemand</translation>
    </message>
    <message>
        <source>Another session of this program holds the server. Wait until it ends, or ask its operator.</source>
        <translation>Eine andere Sitzung dieses Programms hält den Server. Warten Sie, bis sie endet, oder fragen Sie, wer sie führt.</translation>
    </message>
    <message>
        <source>no other session holds the server</source>
        <translation>keine andere Sitzung hält den Server</translation>
    </message>
    <message>
        <source>No earlier run left anything</source>
        <translation>Kein früherer Lauf hat etwas hinterlassen</translation>
    </message>
    <message numerus="yes">
        <source>a journal of %n byte(s) is there</source>
        <translation>
            <numerusform>ein Journal von %n Byte ist da</numerusform>
            <numerusform>ein Journal von %n Bytes ist da</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume it where it stopped, or roll it back.</source>
        <translation>Setzen Sie ihn fort, wo er anhielt, oder nehmen Sie ihn zurück.</translation>
    </message>
    <message>
        <source>no journal is there</source>
        <translation>es ist kein Journal da</translation>
    </message>
    <message>
        <source>Synapse knows MSC4190</source>
        <translation>Synapse kennt MSC4190</translation>
    </message>
    <message>
        <source>Synapse 1.121 or newer is needed; compare yourself.</source>
        <translation>Synapse 1.121 oder neuer ist nötig; vergleichen Sie selbst.</translation>
    </message>
    <message>
        <source>Before 1.121 a bridge cannot encrypt while MAS signs people in, and step 15 will stop. Upgrade Synapse first.</source>
        <translation>Vor 1.121 kann eine Bridge nicht verschlüsseln, während MAS die Anmeldungen übernimmt, und Schritt 15 wird anhalten. Aktualisieren Sie zuerst Synapse.</translation>
    </message>
    <message>
        <source>The server&apos;s name</source>
        <translation>Der Name des Servers</translation>
    </message>
    <message>
        <source>The settings&apos; %1 is taken; compare with server_name in homeserver.yaml.</source>
        <translation>%1 aus den Einstellungen wird genommen; vergleichen Sie mit server_name in homeserver.yaml.</translation>
    </message>
    <message>
        <source>homeserver.yaml says %1, the settings say %2</source>
        <translation>homeserver.yaml sagt %1, die Einstellungen sagen %2</translation>
    </message>
    <message>
        <source>Correct the domain under Settings to %1.</source>
        <translation>Berichtigen Sie die Domain unter „Einstellungen“ auf %1.</translation>
    </message>
    <message>
        <source>It is used wherever the plan says %1.</source>
        <translation>Er wird überall verwendet, wo der Plan %1 sagt.</translation>
    </message>
    <message>
        <source>homeserver.yaml can be replaced in one move</source>
        <translation>homeserver.yaml kann in einem Zug ersetzt werden</translation>
    </message>
    <message>
        <source>%1 is not found on the host</source>
        <translation>%1 ist auf dem Host nicht zu finden</translation>
    </message>
    <message>
        <source>Name homeserver.yaml&apos;s place on the host under Settings; a file that lies only inside the container cannot be changed for good.</source>
        <translation>Nennen Sie unter „Einstellungen“ den Ort von homeserver.yaml auf dem Host; eine Datei, die nur im Container liegt, kann nicht dauerhaft geändert werden.</translation>
    </message>
    <message>
        <source>It is mounted into Synapse&apos;s container on its own, so the container would not see a new file in its place. Mount the directory that holds it instead.</source>
        <translation>Sie ist einzeln in den Container von Synapse gemountet, der Container sähe also keine neue Datei an ihrer Stelle. Mounten Sie stattdessen das Verzeichnis, in dem sie liegt.</translation>
    </message>
    <message>
        <source>No mount of Synapse&apos;s container leads to it. Name the file that Synapse reads under Settings.</source>
        <translation>Kein Mount des Containers von Synapse führt dorthin. Nennen Sie unter „Einstellungen“ die Datei, die Synapse liest.</translation>
    </message>
    <message>
        <source>%1; the container sees it as %2, and Synapse runs as %3</source>
        <translation>%1; der Container sieht sie als %2, und Synapse läuft als %3</translation>
    </message>
    <message>
        <source>Synapse&apos;s configuration can be read</source>
        <translation>Die Konfiguration von Synapse kann gelesen werden</translation>
    </message>
    <message>
        <source>Bring Synapse up first.</source>
        <translation>Starten Sie zuerst Synapse.</translation>
    </message>
    <message>
        <source>Mend it first: Synapse would not come back from a restart with it.</source>
        <translation>Reparieren Sie sie zuerst: Synapse käme damit nach einem Neustart nicht zurück.</translation>
    </message>
    <message>
        <source>read by the Python of Synapse&apos;s container, as user %1</source>
        <translation>vom Python im Container von Synapse gelesen, als Benutzer %1</translation>
    </message>
    <message>
        <source>Synapse is reachable from the host</source>
        <translation>Synapse ist vom Host aus erreichbar</translation>
    </message>
    <message>
        <source>no published port leads to an unencrypted client listener</source>
        <translation>kein veröffentlichter Port führt zu einem unverschlüsselten Client-Listener</translation>
    </message>
    <message>
        <source>%1 is used for the checks; another address can be named under Settings.</source>
        <translation>%1 wird für die Prüfungen verwendet; eine andere Adresse kann unter „Einstellungen“ genannt werden.</translation>
    </message>
    <message>
        <source>People sign in through Matrix Authentication Service</source>
        <translation>Die Anmeldung läuft über Matrix Authentication Service</translation>
    </message>
    <message>
        <source>Step 15 will show it.</source>
        <translation>Schritt 15 wird es zeigen.</translation>
    </message>
    <message>
        <source>Synapse signs people in by itself</source>
        <translation>Synapse übernimmt die Anmeldung selbst</translation>
    </message>
    <message>
        <source>The plan works the same; the checks that concern MAS have nothing to find.</source>
        <translation>Der Plan funktioniert genauso; die Prüfungen zu MAS haben nichts zu finden.</translation>
    </message>
    <message>
        <source>No registered appservice stands in the way</source>
        <translation>Kein registrierter Appservice steht im Weg</translation>
    </message>
    <message>
        <source>Read the server again when Synapse runs.</source>
        <translation>Lesen Sie den Server erneut, wenn Synapse läuft.</translation>
    </message>
    <message>
        <source>Synapse could not start again with this entry of app_service_config_files. Mend or remove it first.</source>
        <translation>Mit diesem Eintrag in app_service_config_files könnte Synapse nicht wieder starten. Reparieren oder entfernen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>An appservice with the id “%1” is registered already, and no journal shows that this program made it. Remove it, or install over it by hand.</source>
        <translation>Ein Appservice mit der ID „%1“ ist schon registriert, und kein Journal zeigt, dass er von diesem Programm stammt. Entfernen Sie ihn, oder installieren Sie von Hand darüber.</translation>
    </message>
    <message>
        <source>It uses @%1 as its own user. Remove it first.</source>
        <translation>Er verwendet @%1 als seinen eigenen Benutzer. Entfernen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>It has the same token as the bridge&apos;s registration.yaml, and Synapse refuses to start with both. Remove it first.</source>
        <translation>Er hat dasselbe Token wie registration.yaml der Bridge, und mit beiden verweigert Synapse den Start. Entfernen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>It keeps %1 for itself (an exclusive namespace). Narrow its namespace first.</source>
        <translation>Er behält %1 für sich (ein exklusiver Namespace). Engen Sie zuerst seinen Namespace ein.</translation>
    </message>
    <message>
        <source>none is registered</source>
        <translation>keiner ist registriert</translation>
    </message>
    <message>
        <source>registered: %1</source>
        <translation>registriert: %1</translation>
    </message>
    <message>
        <source>The registration files&apos; names are free in Synapse&apos;s directory</source>
        <translation>Die Namen der Registration-Dateien sind im Verzeichnis von Synapse frei</translation>
    </message>
    <message>
        <source>An earlier run of this program left a journal.</source>
        <translation>Ein früherer Lauf dieses Programms hat ein Journal hinterlassen.</translation>
    </message>
    <message>
        <source>there already: %1</source>
        <translation>schon da: %1</translation>
    </message>
    <message>
        <source>They belong to something else: rename or remove them (and their entries in homeserver.yaml) first.</source>
        <translation>Sie gehören zu etwas anderem: Benennen Sie sie zuerst um, oder entfernen Sie sie (samt ihren Einträgen in homeserver.yaml).</translation>
    </message>
    <message>
        <source>a journal is there, and everything in it was taken back</source>
        <translation>ein Journal ist da, und alles darin wurde zurückgenommen</translation>
    </message>
    <message>
        <source>Its id is the one that the plan&apos;s double puppet needs, and other bridges may use its token. Give it another id in its file first; its token stays valid.</source>
        <translation>Ihre Id ist die, welche der Double-Puppet des Plans braucht, und andere Bridges nutzen vielleicht ihr Token. Geben Sie ihr in ihrer Datei zuerst eine andere Id; ihr Token bleibt gültig.</translation>
    </message>
    <message>
        <source>A double puppet for this domain is there already: it is left alone, and this bridge gets its own.</source>
        <translation>Einen Double-Puppet für diese Domain gibt es schon: Er bleibt unberührt, und diese Bridge bekommt ihren eigenen.</translation>
    </message>
    <message>
        <source>Compose is not asked</source>
        <translation>Compose wird nicht gefragt</translation>
    </message>
    <message>
        <source>It does what its files say, and somebody besides root may write them.</source>
        <translation>Es tut, was seine Dateien sagen, und jemand außer root darf sie schreiben.</translation>
    </message>
    <message>
        <source>Only root can change what root runs</source>
        <translation>Nur root kann ändern, was root ausführt</translation>
    </message>
    <message>
        <source>compose file, backup script, and where the bridge&apos;s directory goes</source>
        <translation>Compose-Datei, Backup-Skript und der Ort für das Verzeichnis der Bridge</translation>
    </message>
    <message>
        <source>root, and %1, whom you trust with it</source>
        <translation>root und %1, denen Sie damit vertrauen</translation>
    </message>
    <message>
        <source>%1 may write %2</source>
        <translation>%1 darf in %2 schreiben</translation>
    </message>
    <message>
        <source>Whoever may write there becomes root by what the next steps run. Take the right away (chown root, chmod go-w), then read the server again</source>
        <translation>Wer dort schreiben darf, wird durch das, was die nächsten Schritte ausführen, zu root. Entziehen Sie das Recht (chown root, chmod go-w) und lesen Sie den Server dann erneut</translation>
    </message>
    <message>
        <source>%1; or, if you trust %2 like root, say so under Settings (--trust %3).</source>
        <translation>%1; oder sagen Sie es unter „Einstellungen“, wenn Sie %2 wie root vertrauen (--trust %3).</translation>
    </message>
    <message>
        <source>Nobody but root commands Docker</source>
        <translation>Niemand außer root befehligt Docker</translation>
    </message>
    <message>
        <source>the group docker has no members</source>
        <translation>die Gruppe docker hat keine Mitglieder</translation>
    </message>
    <message>
        <source>members of the group docker: %1</source>
        <translation>Mitglieder der Gruppe docker: %1</translation>
    </message>
    <message>
        <source>They are as good as root on this server, whatever this program does: Docker gives them every file. Take out of the group who is not to be.</source>
        <translation>Sie sind auf diesem Server so gut wie root, was auch immer dieses Programm tut: Docker gibt ihnen jede Datei. Nehmen Sie aus der Gruppe heraus, wer das nicht sein soll.</translation>
    </message>
</context>
<context>
    <name>BridgeProfile</name>
    <message>
        <source>The description of the bridge “%1” cannot be read.</source>
        <translation>Die Beschreibung der Bridge „%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Install this program again.</source>
        <translation>Installieren Sie dieses Programm neu.</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::ApprovePage</name>
    <message>
        <source>The backup script runs once (step 5): disk and database are busier meanwhile.</source>
        <translation>Das Backup-Skript läuft einmal (Schritt 5): Festplatte und Datenbank sind währenddessen stärker ausgelastet.</translation>
    </message>
    <message>
        <source>%1 gets a new room with the bot (step 18).</source>
        <translation>%1 bekommt einen neuen Raum mit dem Bot (Schritt 18).</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>I have read &amp;what will happen, and approve it</source>
        <translation>Ich habe &amp;gelesen, was geschehen wird, und gebe es frei</translation>
    </message>
    <message>
        <source>What people will notice</source>
        <translation>Was andere bemerken werden</translation>
    </message>
    <message>
        <source>What cannot be undone</source>
        <translation>Was nicht zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>Everything that will happen, step by step. Nothing was changed yet; each phase still waits for its own click.</source>
        <translation>Alles, was geschehen wird, Schritt für Schritt. Noch ist nichts geändert; jede Phase wartet auf ihren eigenen Klick.</translation>
    </message>
    <message>
        <source>Everything that will happen, step by step. What is proved already stays as it is; each phase still waits for its own click.</source>
        <translation>Alles, was geschehen wird, Schritt für Schritt. Was schon nachgewiesen ist, bleibt, wie es ist; jede Phase wartet auf ihren eigenen Klick.</translation>
    </message>
    <message>
        <source>Nothing: every change can be taken back.</source>
        <translation>Nichts: Jede Änderung kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Synapse restarts once (step 14): messages pause for about ten seconds. If it is not healthy again within %1 seconds, the old configuration is put back automatically.</source>
        <translation>Synapse startet einmal neu (Schritt 14): Nachrichten pausieren etwa zehn Sekunden. Ist es nach %1 Sekunden nicht wieder gesund, wird die alte Konfiguration von selbst zurückgespielt.</translation>
    </message>
    <message>
        <source>The bot %1 appears in Matrix (step 15).</source>
        <translation>Der Bot %1 erscheint in Matrix (Schritt 15).</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::BackupPage</name>
    <message>
        <source>The new database is backed up before the bridge goes live, and the backup is proved by restoring it.</source>
        <translation>Die neue Datenbank kommt ins Backup, bevor die Bridge in Betrieb geht, und das Backup wird durch Wiederherstellen nachgewiesen.</translation>
    </message>
    <message>
        <source>&amp;Extend the backup script and test it</source>
        <translation>Backup-&amp;Skript erweitern und testen</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::BridgeConfigurationPage</name>
    <message>
        <source>The bridge&apos;s directory and its configuration, made by the bridge&apos;s own image and then edited. The bridge does not run yet.</source>
        <translation>Das Verzeichnis der Bridge und ihre Konfiguration, vom Image der Bridge selbst erzeugt und dann bearbeitet. Die Bridge läuft noch nicht.</translation>
    </message>
    <message>
        <source>&amp;Write config.yaml</source>
        <translation>&amp;config.yaml schreiben</translation>
    </message>
    <message>
        <source>&amp;Create the directory and run the image once</source>
        <translation>&amp;Verzeichnis anlegen und das Image einmal ausführen</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::CheckRowView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Enter opens the details.</source>
        <translation>Die Eingabetaste öffnet die Details.</translation>
    </message>
    <message>
        <source>Details of: %1</source>
        <translation>Details zu: %1</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::CheckTable</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>trifft zu</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::ConnectPage</name>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Name the Matrix server and how you log in there. Connecting reads and changes nothing but what SSH itself needs.</source>
        <translation>Nennen Sie den Matrix-Server und wie Sie sich dort anmelden. Das Verbinden liest nur und ändert nichts außer dem, was SSH selbst braucht.</translation>
    </message>
    <message>
        <source>This is the practice host, a Matrix server in a container on this laptop. Nothing here can harm anybody.</source>
        <translation>Dies ist der Übungs-Host, ein Matrix-Server in einem Container auf diesem Laptop. Hier kann nichts Schaden anrichten.</translation>
    </message>
    <message>
        <source>The practice host is a Matrix server in a container on this laptop, with Synapse, MAS, PostgreSQL and a backup script. Install there, roll back, break things: nothing of it touches a real server. This command brings it up, the first time in some minutes, and opens this window on it:</source>
        <translation>Der Übungs-Host ist ein Matrix-Server in einem Container auf diesem Laptop, mit Synapse, MAS, PostgreSQL und einem Backup-Skript. Installieren Sie dort, nehmen Sie zurück, machen Sie etwas kaputt: Nichts davon berührt einen echten Server. Dieser Befehl startet ihn, beim ersten Mal in einigen Minuten, und öffnet dieses Fenster dafür:</translation>
    </message>
    <message>
        <source>&amp;Practise first</source>
        <translation>Zuerst &amp;üben</translation>
    </message>
    <message>
        <source>matrix.example.org, or an alias of ~/.ssh/config</source>
        <translation>matrix.example.org oder ein Alias aus ~/.ssh/config</translation>
    </message>
    <message>
        <source>as ~/.ssh/config says, else your own account&apos;s name</source>
        <translation>laut ~/.ssh/config, sonst der Name Ihres Kontos</translation>
    </message>
    <message>
        <source>as ~/.ssh/config says, else 22</source>
        <translation>laut ~/.ssh/config, sonst 22</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>as ~/.ssh/config says, else the usual files in ~/.ssh</source>
        <translation>laut ~/.ssh/config, sonst die üblichen Dateien in ~/.ssh</translation>
    </message>
    <message>
        <source>Offer the keys of the SSH &amp;agent first</source>
        <translation>Zuerst die Schlüssel des SSH-&amp;Agents anbieten</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Ben&amp;utzer</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>Schlüssel&amp;datei</translation>
    </message>
    <message>
        <source>A passphrase, a password, or the password for sudo is asked for here when it is needed, and kept nowhere.</source>
        <translation>Eine Passphrase, ein Passwort oder das Passwort für sudo wird hier erfragt, wenn es nötig ist, und nirgends gespeichert.</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>Zurücknehmen…</translation>
    </message>
    <message>
        <source>Leads to %1@%2, port %3</source>
        <translation>Führt zu %1@%2, Port %3</translation>
    </message>
    <message>
        <source>Connected to %1 as %2, and root is reachable. Host key: %3 (%4), as known_hosts has it.</source>
        <translation>Verbunden mit %1 als %2, und root ist erreichbar. Host-Key: %3 (%4), wie er in known_hosts steht.</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier run(s)</source>
        <translation>
            <numerusform>%n früherer Lauf</numerusform>
            <numerusform>%n frühere Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that was done here was taken back</source>
        <translation>Alles, was hier gemacht wurde, ist zurückgenommen</translation>
    </message>
    <message>
        <source>An earlier run was here</source>
        <translation>Hier gab es einen früheren Lauf</translation>
    </message>
    <message>
        <source> (not proved)</source>
        <translation> (nicht nachgewiesen)</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) stand on the server:</source>
        <translation>
            <numerusform>%n Änderung besteht auf dem Server:</numerusform>
            <numerusform>%n Änderungen bestehen auf dem Server:</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Looking up where that leads…</source>
        <translation>Es wird nachgesehen, wohin das führt …</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::ConsoleView</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Elapsed time</source>
        <translation>Verstrichene Zeit</translation>
    </message>
    <message>
        <source>Stops what runs on the server, and says how far it came.</source>
        <translation>Beendet, was auf dem Server läuft, und sagt, wie weit es kam.</translation>
    </message>
    <message>
        <source>Keeps the newest line in view.</source>
        <translation>Hält die neueste Zeile im Blick.</translation>
    </message>
    <message>
        <source>Copy output</source>
        <translation>Ausgabe kopieren</translation>
    </message>
    <message>
        <source>Output, 1 line</source>
        <translation>Ausgabe, 1 Zeile</translation>
    </message>
    <message numerus="yes">
        <source>Output, %n lines</source>
        <translation>
            <numerusform>Ausgabe, %n Zeile</numerusform>
            <numerusform>Ausgabe, %n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::DatabasePage</name>
    <message>
        <source>A role and a database of the bridge&apos;s own, with no more rights than it needs. Nobody notices.</source>
        <translation>Eine Rolle und eine Datenbank nur für die Bridge, mit nicht mehr Rechten als nötig. Niemand bemerkt etwas.</translation>
    </message>
    <message>
        <source>&amp;Create role and database</source>
        <translation>&amp;Rolle und Datenbank anlegen</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::DiffModel</name>
    <message numerus="yes">
        <source>… (%n more bytes)</source>
        <translation>
            <numerusform>… (%n weiteres Byte)</numerusform>
            <numerusform>… (%n weitere Bytes)</numerusform>
        </translation>
    </message>
    <message>
        <source>‹no line end›</source>
        <translation>‹kein Zeilenende›</translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged lines</source>
        <translation>
            <numerusform>%n unveränderte Zeile</numerusform>
            <numerusform>%n unveränderte Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Enter shows them.</source>
        <translation>%1. Die Eingabetaste zeigt sie.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>line %1 removed: %2</source>
        <translation>Zeile %1 entfernt: %2</translation>
    </message>
    <message>
        <source>line %1 added: %2</source>
        <translation>Zeile %1 hinzugefügt: %2</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::DiffView</name>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Goes to the change above.</source>
        <translation>Geht zur Änderung darüber.</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Goes to the change below.</source>
        <translation>Geht zur Änderung darunter.</translation>
    </message>
    <message>
        <source>Unfold all lines</source>
        <translation>Alle Zeilen aufklappen</translation>
    </message>
    <message>
        <source>Shows the unchanged lines, too, or folds them again.</source>
        <translation>Zeigt auch die unveränderten Zeilen oder klappt sie wieder zu.</translation>
    </message>
    <message>
        <source>Copy as diff</source>
        <translation>Als Diff kopieren</translation>
    </message>
    <message>
        <source>Copies the change as a unified diff with secrets hidden.</source>
        <translation>Kopiert die Änderung als Unified Diff mit verborgenen Geheimnissen.</translation>
    </message>
    <message>
        <source>Passwords and tokens in this file are hidden until you ask to see them.</source>
        <translation>Passwörter und Tokens in dieser Datei sind verborgen, bis Sie sie sehen wollen.</translation>
    </message>
    <message>
        <source>Hide secrets</source>
        <translation>Geheimnisse verbergen</translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation>Geheimnisse zeigen</translation>
    </message>
    <message>
        <source>Changes in %1</source>
        <translation>Änderungen in %1</translation>
    </message>
    <message>
        <source>new file</source>
        <translation>neue Datei</translation>
    </message>
    <message>
        <source>file removed</source>
        <translation>Datei entfernt</translation>
    </message>
    <message>
        <source>1 line added</source>
        <translation>1 Zeile hinzugefügt</translation>
    </message>
    <message numerus="yes">
        <source>%n lines added</source>
        <translation>
            <numerusform>%n Zeile hinzugefügt</numerusform>
            <numerusform>%n Zeilen hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n entfernt</numerusform>
            <numerusform>%n entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>1 line removed</source>
        <translation>1 Zeile entfernt</translation>
    </message>
    <message numerus="yes">
        <source>%n lines removed</source>
        <translation>
            <numerusform>%n Zeile entfernt</numerusform>
            <numerusform>%n Zeilen entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
    <message>
        <source>Too large to be compared here. Look at it on the server.</source>
        <translation>Zu groß, um hier verglichen zu werden. Sehen Sie auf dem Server nach.</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::Disclosure</name>
    <message>
        <source>Unfolded. Press to fold.</source>
        <translation>Aufgeklappt. Drücken zum Zuklappen.</translation>
    </message>
    <message>
        <source>Folded. Press to unfold.</source>
        <translation>Zugeklappt. Drücken zum Aufklappen.</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::DocumentsPage</name>
    <message>
        <source>Your own documents can learn about the bridge. Name a path on this laptop, or server:/path; leave both empty to skip this.</source>
        <translation>Ihre eigenen Dokumente können von der Bridge erfahren. Nennen Sie einen Pfad auf diesem Laptop oder server:/pfad; lassen Sie beide leer, um dies zu überspringen.</translation>
    </message>
    <message>
        <source>&amp;Write the documents</source>
        <translation>&amp;Dokumente schreiben</translation>
    </message>
    <message>
        <source>services.md</source>
        <translation>services.md</translation>
    </message>
    <message>
        <source>MEMORY.md</source>
        <translation>MEMORY.md</translation>
    </message>
    <message>
        <source>Skip &amp;for now</source>
        <translation>&amp;Vorerst überspringen</translation>
    </message>
    <message>
        <source>services.&amp;md</source>
        <translation>services.&amp;md</translation>
    </message>
    <message>
        <source>MEM&amp;ORY.md</source>
        <translation>MEM&amp;ORY.md</translation>
    </message>
    <message>
        <source>&amp;Show what will change</source>
        <translation>Zei&amp;gen, was sich ändert</translation>
    </message>
    <message>
        <source>&amp;Skip the documents</source>
        <translation>Dokumente über&amp;springen</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::DonePage</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>Bericht &amp;speichern…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>The report is being written…</source>
        <translation>Der Bericht wird geschrieben…</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Ask every proof again; this changes nothing:</source>
        <translation>Alle Nachweise erneut abfragen; das ändert nichts:</translation>
    </message>
    <message>
        <source>The %1 bridge runs on %2</source>
        <translation>Die %1-Bridge läuft auf %2</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) stand on %1</source>
        <translation>
            <numerusform>%n Änderung besteht auf %1</numerusform>
            <numerusform>%n Änderungen bestehen auf %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Left for later: %1. %2</source>
        <translation>Für später: %1. %2</translation>
    </message>
    <message numerus="yes">
        <source>All %n steps are done and proved.</source>
        <translation>
            <numerusform>%n Schritt ist erledigt und nachgewiesen.</numerusform>
            <numerusform>Alle %n Schritte sind erledigt und nachgewiesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>The report cannot be saved to %1: %2.</source>
        <translation>Der Bericht kann nicht unter %1 gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert unter %1</translation>
    </message>
    <message>
        <source>Copy the command that checks</source>
        <translation>Den Befehl zum Prüfen kopieren</translation>
    </message>
    <message>
        <source>Take everything back, as Roll back… does in this window:</source>
        <translation>Alles zurücknehmen, wie „Zurücknehmen…“ in diesem Fenster:</translation>
    </message>
    <message>
        <source>Copy the command that rolls back</source>
        <translation>Den Befehl zum Zurücknehmen kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The report could not be written.</source>
        <translation>Der Bericht konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::EngineThread</name>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>Passwort für sudo</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>Es besteht keine Verbindung zum Server.</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>Verbinden Sie sich erneut.</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindung zu %1 wird aufgebaut</translation>
    </message>
    <message>
        <source>Connecting again</source>
        <translation>Verbindung wird erneut aufgebaut</translation>
    </message>
    <message>
        <source>Looking at the server</source>
        <translation>Bestandsaufnahme des Servers läuft</translation>
    </message>
    <message>
        <source>Taking the server over</source>
        <translation>Server wird übernommen</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planung läuft</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Schritte werden ausgeführt</translation>
    </message>
    <message>
        <source>Checking every proof</source>
        <translation>Alle Nachweise werden geprüft</translation>
    </message>
    <message>
        <source>Looking at what a roll back would take back</source>
        <translation>Es wird ermittelt, was zurückgenommen würde</translation>
    </message>
    <message>
        <source>Rolling back</source>
        <translation>Zurücknahme läuft</translation>
    </message>
    <message>
        <source>Linking Signal</source>
        <translation>Signal wird gekoppelt</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>Settling what was cut off</source>
        <translation>Abgebrochenes wird bereinigt</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::ErrorPanel</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>Details des Fehlers</translation>
    </message>
    <message>
        <source>Copy error</source>
        <translation>Fehler kopieren</translation>
    </message>
    <message>
        <source>Copies the error with its details.</source>
        <translation>Kopiert den Fehler mit seinen Details.</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Warum: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::HostKeyPanel</name>
    <message>
        <source>Accept this key</source>
        <translation>Diesen Schlüssel akzeptieren</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Nicht verbinden</translation>
    </message>
    <message>
        <source>Records this one key for this host and connects.</source>
        <translation>Hält diesen einen Schlüssel für diesen Host fest und verbindet.</translation>
    </message>
    <message>
        <source>Nothing is recorded; the connection is closed.</source>
        <translation>Es wird nichts festgehalten; die Verbindung wird geschlossen.</translation>
    </message>
    <message>
        <source>Run this on the server&apos;s own console, not over the network you do not trust yet:</source>
        <translation>Führen Sie dies an der Konsole des Servers selbst aus, nicht über das Netz, dem Sie noch nicht trauen:</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Paste what it printed</source>
        <translation>Die Ausgabe hier einfügen</translation>
    </message>
    <message>
        <source>Fingerprint that the server&apos;s console printed</source>
        <translation>Fingerabdruck, den die Konsole des Servers ausgegeben hat</translation>
    </message>
    <message>
        <source>Is this really %1?</source>
        <translation>Ist das wirklich %1?</translation>
    </message>
    <message>
        <source>This laptop has never seen this server&apos;s key. Compare the fingerprint once; from then on it is known.</source>
        <translation>Dieser Laptop hat den Schlüssel dieses Servers noch nie gesehen. Vergleichen Sie den Fingerabdruck einmal; von da an ist er bekannt.</translation>
    </message>
    <message>
        <source>The key that %1, port %2, shows now (%3)</source>
        <translation>Der Schlüssel, den %1, Port %2, jetzt zeigt (%3)</translation>
    </message>
    <message>
        <source>On record in %1: %2</source>
        <translation>In %1 steht: %2</translation>
    </message>
    <message>
        <source>The same: this is the server.</source>
        <translation>Gleich: Das ist der Server.</translation>
    </message>
    <message>
        <source>No SHA256 fingerprint in this text. Paste the whole line that the command printed.</source>
        <translation>Kein SHA256-Fingerabdruck in diesem Text. Fügen Sie die ganze Zeile ein, die der Befehl ausgegeben hat.</translation>
    </message>
    <message>
        <source>Not the same. Do not connect: somebody may be answering in the server&apos;s place.</source>
        <translation>Nicht gleich. Verbinden Sie sich nicht: Womöglich antwortet jemand anstelle des Servers.</translation>
    </message>
    <message>
        <source>Compared with the fingerprint that the connection shows.</source>
        <translation>Verglichen mit dem Fingerabdruck, den die Verbindung zeigt.</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::LaunchPage</name>
    <message>
        <source>Add the bridge to the compose file and start it. No other service is touched.</source>
        <translation>Die Bridge in die Compose-Datei aufnehmen und starten. Kein anderer Dienst wird berührt.</translation>
    </message>
    <message>
        <source>&amp;Add the service and start the bridge</source>
        <translation>&amp;Dienst eintragen und die Bridge starten</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::LinkPage</name>
    <message>
        <source>Skip &amp;for now</source>
        <translation>&amp;Vorerst überspringen</translation>
    </message>
    <message>
        <source>Link your Signal account to the bridge. This can also be done later, by you or by any user of the bridge.</source>
        <translation>Koppeln Sie Ihr Signal-Konto mit der Bridge. Das geht auch später noch, für Sie und für jeden, der die Bridge benutzt.</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Copy &amp;it</source>
        <translation>Kop&amp;ieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Have your phone ready</source>
        <translation>Halten Sie Ihr Telefon bereit</translation>
    </message>
    <message>
        <source>Rather by chat?</source>
        <translation>Lieber per Chat?</translation>
    </message>
    <message>
        <source>The code appears here.</source>
        <translation>Der Code erscheint hier.</translation>
    </message>
    <message>
        <source>The next code is asked for…</source>
        <translation>Der nächste Code wird angefordert…</translation>
    </message>
    <message>
        <source>On the phone: Signal › Settings › Linked devices › Link a new device. Then show the code and scan it. It is renewed by itself while you look for the phone.</source>
        <translation>Auf dem Telefon: Signal › Einstellungen › Gekoppelte Geräte › Neues Gerät koppeln. Lassen Sie dann den Code anzeigen und scannen Sie ihn. Er erneuert sich von selbst, während Sie das Telefon holen.</translation>
    </message>
    <message>
        <source>Send this to %1 in a Matrix client, in an encrypted room:</source>
        <translation>Senden Sie dies in einem Matrix-Client an %1, in einem verschlüsselten Raum:</translation>
    </message>
    <message>
        <source>Your Signal account is linked.</source>
        <translation>Ihr Signal-Konto ist gekoppelt.</translation>
    </message>
    <message>
        <source>Check the &amp;link</source>
        <translation>&amp;Kopplung prüfen</translation>
    </message>
    <message>
        <source>&amp;Show the code</source>
        <translation>&amp;Code anzeigen</translation>
    </message>
    <message>
        <source>The bridge is asked for a code…</source>
        <translation>Die Bridge wird um einen Code gebeten…</translation>
    </message>
    <message>
        <source>Asking the bridge for its accounts</source>
        <translation>Die Bridge wird nach ihren Konten gefragt</translation>
    </message>
    <message>
        <source>Waiting for the code to be scanned</source>
        <translation>Warten, bis der Code gescannt wird</translation>
    </message>
    <message>
        <source>There is no code now.</source>
        <translation>Zurzeit gibt es keinen Code.</translation>
    </message>
    <message>
        <source>Show a new code</source>
        <translation>Neuen Code anzeigen</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::Page</name>
    <message>
        <source>Content of the page</source>
        <translation>Inhalt der Seite</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Passphrase of the key file</source>
        <translation>Passphrase der Schlüsseldatei</translation>
    </message>
    <message>
        <source>%1 is locked with a passphrase. It opens the key on this laptop and is sent nowhere.</source>
        <translation>%1 ist mit einer Passphrase geschützt. Sie öffnet den Schlüssel auf diesem Laptop und wird nirgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Password to log in</source>
        <translation>Passwort für die Anmeldung</translation>
    </message>
    <message>
        <source>The server asks for the password of %1.</source>
        <translation>Der Server fragt nach dem Passwort von %1.</translation>
    </message>
    <message>
        <source>The server asks</source>
        <translation>Der Server fragt</translation>
    </message>
    <message>
        <source>These are the server&apos;s own questions.</source>
        <translation>Das sind Fragen des Servers selbst.</translation>
    </message>
    <message>
        <source>Password for sudo</source>
        <translation>Passwort für sudo</translation>
    </message>
    <message>
        <source>%1 becomes root by sudo, which asks for a password. It is tried once, so that the account is not locked out.</source>
        <translation>%1 wird über sudo zu root, und sudo verlangt ein Passwort. Es wird nur einmal versucht, damit das Konto nicht gesperrt wird.</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Survey again</source>
        <translation>Bestandsaufnahme wiederholen</translation>
    </message>
    <message>
        <source>Take the server over</source>
        <translation>Server übernehmen</translation>
    </message>
    <message>
        <source>Change the settings</source>
        <translation>Einstellungen ändern</translation>
    </message>
    <message>
        <source>Run it again</source>
        <translation>Erneut ausführen</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>Zurücknehmen…</translation>
    </message>
    <message>
        <source>Leave it as it is and quit</source>
        <translation>Alles so lassen und beenden</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::PathField</name>
    <message>
        <source>Browse…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Browse for: %1</source>
        <translation>Auswählen: %1</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::PhasePage</name>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>steps %1 to %2 of %3</source>
        <translation>Schritte %1 bis %2 von %3</translation>
    </message>
    <message>
        <source>Step %1 is proved.</source>
        <translation>Schritt %1 ist nachgewiesen.</translation>
    </message>
    <message>
        <source>Every step of this page is proved.</source>
        <translation>Alle Schritte dieser Seite sind nachgewiesen.</translation>
    </message>
    <message>
        <source>Step %1 is proved. Now read what step %2 will change.</source>
        <translation>Schritt %1 ist nachgewiesen. Lesen Sie nun, was Schritt %2 ändern wird.</translation>
    </message>
    <message>
        <source>Step %1 did not end well; its change stands on the server and can be proved or rolled back.</source>
        <translation>Schritt %1 ging nicht gut aus; seine Änderung besteht auf dem Server und kann nachgewiesen oder zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Step %1 did not end well; nothing of it stands on the server.</source>
        <translation>Schritt %1 ging nicht gut aus; auf dem Server besteht nichts davon.</translation>
    </message>
    <message>
        <source>What step %1 left on the server is not known yet.</source>
        <translation>Was Schritt %1 auf dem Server hinterlassen hat, ist noch nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::PromptPanel</name>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Do not answer</source>
        <translation>Nicht antworten</translation>
    </message>
    <message>
        <source>The next way to log in is tried, if there is one.</source>
        <translation>Der nächste Weg zur Anmeldung wird versucht, falls es einen gibt.</translation>
    </message>
    <message>
        <source>The last answer was not accepted.</source>
        <translation>Die letzte Antwort wurde nicht akzeptiert.</translation>
    </message>
    <message>
        <source>Hidden answer</source>
        <translation>Verborgene Antwort</translation>
    </message>
    <message>
        <source>What is typed is not shown.</source>
        <translation>Was eingegeben wird, bleibt verborgen.</translation>
    </message>
    <message>
        <source>Hold to show</source>
        <translation>Zum Anzeigen halten</translation>
    </message>
    <message>
        <source>Show “%1” while held down</source>
        <translation>„%1“ zeigen, solange gedrückt</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::QrView</name>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>This code is too long to be drawn. Link with a command to the bot instead.</source>
        <translation>Dieser Code ist zu lang, um gezeichnet zu werden. Koppeln Sie stattdessen mit einem Befehl an den Bot.</translation>
    </message>
    <message>
        <source>A code to scan with the phone is shown on the screen.</source>
        <translation>Auf dem Bildschirm ist ein Code zu sehen, den das Telefon scannen kann.</translation>
    </message>
    <message>
        <source>A new code is on its way.</source>
        <translation>Ein neuer Code ist unterwegs.</translation>
    </message>
    <message>
        <source>A new code follows in 1 second.</source>
        <translation>Ein neuer Code folgt in 1 Sekunde.</translation>
    </message>
    <message numerus="yes">
        <source>A new code follows in %n seconds.</source>
        <translation>
            <numerusform>Ein neuer Code folgt in %n Sekunde.</numerusform>
            <numerusform>Ein neuer Code folgt in %n Sekunden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::RegistrationPage</name>
    <message>
        <source>The two files by which Synapse knows the bridge and its double puppet. Synapse reads them only after its restart.</source>
        <translation>Die beiden Dateien, durch die Synapse die Bridge und ihren Double-Puppet kennt. Synapse liest sie erst nach seinem Neustart.</translation>
    </message>
    <message>
        <source>&amp;Write both registrations</source>
        <translation>Beide &amp;Registrations schreiben</translation>
    </message>
    <message>
        <source>&amp;Write both to Synapse&apos;s directory</source>
        <translation>Beide ins Verzeichnis von &amp;Synapse schreiben</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::RollbackPanel</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Go back to</source>
        <translation>Zurück bis</translation>
    </message>
    <message>
        <source>Step to go back to</source>
        <translation>Schritt, bis zu dem zurückgenommen wird</translation>
    </message>
    <message>
        <source>Cannot be undone</source>
        <translation>Kann nicht zurückgenommen werden</translation>
    </message>
    <message>
        <source>Proof that the server is as it was</source>
        <translation>Nachweis, dass der Server wie vorher ist</translation>
    </message>
    <message>
        <source>What is taken back</source>
        <translation>Was zurückgenommen wird</translation>
    </message>
    <message>
        <source>Each change is taken back and proved. Cancelling stops after the change that is on its way; what is left can be taken back later.</source>
        <translation>Jede Änderung wird zurückgenommen und das nachgewiesen. Abbrechen hält nach der laufenden Änderung an; was übrig ist, kann später zurückgenommen werden.</translation>
    </message>
    <message>
        <source>before step %1</source>
        <translation>vor Schritt %1</translation>
    </message>
    <message>
        <source>Reading what would be taken back…</source>
        <translation>Es wird gelesen, was zurückgenommen würde…</translation>
    </message>
    <message>
        <source>Roll back to %1</source>
        <translation>Bis %1 zurücknehmen</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>1 change is taken back</source>
        <translation>1 Änderung wird zurückgenommen</translation>
    </message>
    <message numerus="yes">
        <source>%n changes are taken back, in this order</source>
        <translation>
            <numerusform>%n Änderung wird zurückgenommen</numerusform>
            <numerusform>%n Änderungen werden zurückgenommen, in dieser Reihenfolge</numerusform>
        </translation>
    </message>
    <message>
        <source>Rolling back to %1</source>
        <translation>Wird bis %1 zurückgenommen</translation>
    </message>
    <message>
        <source>The server is as it was %1</source>
        <translation>Der Server ist wieder wie %1</translation>
    </message>
    <message>
        <source>Not everything could be taken back</source>
        <translation>Nicht alles konnte zurückgenommen werden</translation>
    </message>
    <message>
        <source>What failed is listed below with its cause. You can roll back again; what is back already stays back.</source>
        <translation>Was fehlschlug, steht unten mit seiner Ursache. Sie können erneut zurücknehmen; was schon zurück ist, bleibt zurück.</translation>
    </message>
    <message>
        <source>Rolled back to %1</source>
        <translation>Bis %1 zurückgenommen</translation>
    </message>
    <message>
        <source>The roll back ended early</source>
        <translation>Die Rücknahme endete vorzeitig</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Look again at what can be taken back</source>
        <translation>Erneut ermitteln, was zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>That step and every later one are taken back, in the order shown. Nothing happens before you press the button below.</source>
        <translation>Dieser Schritt und jeder spätere werden zurückgenommen, in der gezeigten Reihenfolge. Nichts geschieht, bevor Sie den Knopf unten drücken.</translation>
    </message>
    <message>
        <source>Taken back: step %1, %2</source>
        <translation>Zurückgenommen: Schritt %1, %2</translation>
    </message>
    <message>
        <source>The server is as it was %1, except for what cannot be undone</source>
        <translation>Der Server ist wieder wie %1, außer dem, was sich nicht rückgängig machen lässt</translation>
    </message>
    <message>
        <source>That step and every later one are taken back and proved, in %1 seconds.</source>
        <translation>Dieser Schritt und jeder spätere sind zurückgenommen und geprüft, in %1 Sekunden.</translation>
    </message>
    <message>
        <source>%1 of %2 changes are taken back; “Roll back…” takes back the rest once you are connected again.</source>
        <translation>%1 von %2 Änderungen sind zurückgenommen; „Zurücknehmen…“ nimmt den Rest zurück, sobald Sie wieder verbunden sind.</translation>
    </message>
    <message>
        <source>All %1 changes are taken back, but it is not proved that the server is as it was.</source>
        <translation>Alle %1 Änderungen sind zurückgenommen, aber es ist nicht nachgewiesen, dass der Server ist, wie er war.</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Filled in from the server. Most installations need no change here; an emptied field is filled from the server again.</source>
        <translation>Vom Server ausgefüllt. Die meisten Installationen brauchen hier keine Änderung; ein geleertes Feld wird wieder vom Server ausgefüllt.</translation>
    </message>
    <message>
        <source>Changes stand on the server already. Other settings can make steps necessary again; you will see and approve them first.</source>
        <translation>Auf dem Server bestehen schon Änderungen. Andere Einstellungen können Schritte erneut nötig machen; Sie sehen sie vorher und geben sie frei.</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>&amp;Erweitert</translation>
    </message>
    <message>
        <source>Restore it: the bot keeps its &amp;identity</source>
        <translation>Wiederherstellen: Der Bot behält seine &amp;Identität</translation>
    </message>
    <message>
        <source>Start &amp;anew: the bot gets new keys</source>
        <translation>Neu an&amp;fangen: Der Bot bekommt neue Schlüssel</translation>
    </message>
    <message>
        <source>Data of an earlier installation was kept</source>
        <translation>Daten einer früheren Installation sind erhalten</translation>
    </message>
    <message>
        <source>&amp;Domain</source>
        <translation>&amp;Domain</translation>
    </message>
    <message>
        <source>Synapse&apos;s server name, the part behind the colon of every user id.</source>
        <translation>Der server_name von Synapse, der Teil hinter dem Doppelpunkt jeder Benutzer-ID.</translation>
    </message>
    <message>
        <source>Bridge &amp;admin</source>
        <translation>&amp;Admin der Bridge</translation>
    </message>
    <message>
        <source>The Matrix account that may administer the bridge: yours.</source>
        <translation>Das Matrix-Konto, das die Bridge verwalten darf: Ihres.</translation>
    </message>
    <message>
        <source>Bridge v&amp;ersion</source>
        <translation>&amp;Version der Bridge</translation>
    </message>
    <message>
        <source>The tag of the bridge&apos;s image. It is pinned: the bridge never upgrades by itself.</source>
        <translation>Das Tag des Bridge-Images. Es ist fest gewählt: Die Bridge aktualisiert sich nie von selbst.</translation>
    </message>
    <message>
        <source>Optional, for the last step: a path on this laptop, or server:/path.</source>
        <translation>Optional, für den letzten Schritt: ein Pfad auf diesem Laptop oder server:/pfad.</translation>
    </message>
    <message>
        <source>services.&amp;md</source>
        <translation>services.&amp;md</translation>
    </message>
    <message>
        <source>MEM&amp;ORY.md</source>
        <translation>MEM&amp;ORY.md</translation>
    </message>
    <message>
        <source>Compose file</source>
        <translation>Compose-Datei</translation>
    </message>
    <message>
        <source>homeserver.yaml on the host</source>
        <translation>homeserver.yaml auf dem Host</translation>
    </message>
    <message>
        <source>Directory of the bridge</source>
        <translation>Verzeichnis der Bridge</translation>
    </message>
    <message>
        <source>Backup script</source>
        <translation>Backup-Skript</translation>
    </message>
    <message>
        <source>Databases to back up</source>
        <translation>Zu sichernde Datenbanken</translation>
    </message>
    <message>
        <source>Beside those the script dumps; parted by spaces.</source>
        <translation>Zusätzlich zu denen, die das Skript schon sichert; durch Leerzeichen getrennt.</translation>
    </message>
    <message>
        <source>Docker network</source>
        <translation>Docker-Netzwerk</translation>
    </message>
    <message>
        <source>Synapse&apos;s service</source>
        <translation>Dienst von Synapse</translation>
    </message>
    <message>
        <source>Synapse&apos;s container</source>
        <translation>Container von Synapse</translation>
    </message>
    <message>
        <source>Synapse, as the host reaches it</source>
        <translation>Synapse, vom Host aus erreichbar unter</translation>
    </message>
    <message>
        <source>Synapse, as the bridge reaches it</source>
        <translation>Synapse, von der Bridge aus erreichbar unter</translation>
    </message>
    <message>
        <source>Container of MAS</source>
        <translation>Container von MAS</translation>
    </message>
    <message>
        <source>PostgreSQL&apos;s service</source>
        <translation>Dienst von PostgreSQL</translation>
    </message>
    <message>
        <source>PostgreSQL&apos;s container</source>
        <translation>Container von PostgreSQL</translation>
    </message>
    <message>
        <source>PostgreSQL&apos;s superuser</source>
        <translation>Superuser von PostgreSQL</translation>
    </message>
    <message>
        <source>Bridge&apos;s image</source>
        <translation>Image der Bridge</translation>
    </message>
    <message>
        <source>Bridge&apos;s service and container</source>
        <translation>Dienst und Container der Bridge</translation>
    </message>
    <message>
        <source>Bridge&apos;s database and role</source>
        <translation>Datenbank und Rolle der Bridge</translation>
    </message>
    <message>
        <source>Name of the bot</source>
        <translation>Name des Bots</translation>
    </message>
    <message>
        <source>Appservice id</source>
        <translation>Appservice-ID</translation>
    </message>
    <message>
        <source>Port of the bridge</source>
        <translation>Port der Bridge</translation>
    </message>
    <message>
        <source>Seconds Synapse may take to restart</source>
        <translation>Sekunden, die Synapse zum Neustart braucht, höchstens</translation>
    </message>
    <message>
        <source>Open a room &amp;with the bot in my name, to prove that it answers</source>
        <translation>&amp;In meinem Namen einen Raum mit dem Bot öffnen, als Nachweis</translation>
    </message>
    <message>
        <source>Accounts trusted like root</source>
        <translation>Konten, denen wie root vertraut wird</translation>
    </message>
    <message>
        <source>Who besides root may write what root runs; separated by spaces, a group with % before it.</source>
        <translation>Wer außer root schreiben darf, was root ausführt; durch Leerzeichen getrennt, eine Gruppe mit % davor.</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::SetupWizard</name>
    <message>
        <source>Step %1: %2 — %3</source>
        <translation>Schritt %1: %2 — %3</translation>
    </message>
    <message numerus="yes">
        <source>%n proof(s) of earlier steps hold no longer.</source>
        <translation>
            <numerusform>%n Nachweis eines früheren Schritts gilt nicht mehr.</numerusform>
            <numerusform>%n Nachweise früherer Schritte gelten nicht mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something was changed on the server since. Settle it there and survey again, or roll back to before that step.</source>
        <translation>Auf dem Server wurde seitdem etwas geändert. Klären Sie es dort und wiederholen Sie die Bestandsaufnahme, oder nehmen Sie bis vor diesen Schritt zurück.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Roll back…</source>
        <translation>Zurück&amp;nehmen…</translation>
    </message>
    <message>
        <source>Something is running</source>
        <translation>Es läuft gerade etwas</translation>
    </message>
    <message>
        <source>%1. To roll back it has to be cancelled first; what it had begun is then settled on the server.</source>
        <translation>%1. Vor dem Zurücknehmen muss es abgebrochen werden; was es begonnen hat, wird dann auf dem Server geklärt.</translation>
    </message>
    <message>
        <source>&amp;Keep it running</source>
        <translation>Weiter&amp;laufen lassen</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Before step 1: everything is taken back</source>
        <translation>Vor Schritt 1: Alles wird zurückgenommen</translation>
    </message>
    <message>
        <source>Before step %1, %2</source>
        <translation>Vor Schritt %1, %2</translation>
    </message>
    <message>
        <source>%1. If you quit now it is cancelled, and the server settles what had begun.</source>
        <translation>%1. Wenn Sie jetzt beenden, wird es abgebrochen, und der Server klärt, was begonnen war.</translation>
    </message>
    <message>
        <source>What was done stays as it is, and the server keeps a journal of it: open this window again, on any laptop with the key, to resume or to roll back.</source>
        <translation>Was gemacht wurde, bleibt, wie es ist, und der Server führt ein Journal darüber: Öffnen Sie dieses Fenster wieder, auf einem beliebigen Laptop mit dem Schlüssel, um fortzusetzen oder zurückzunehmen.</translation>
    </message>
    <message>
        <source>Nothing stands on the server.</source>
        <translation>Auf dem Server besteht nichts.</translation>
    </message>
    <message>
        <source>Quitting is safe</source>
        <translation>Beenden ist ungefährlich</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>Fenster offen &amp;lassen</translation>
    </message>
    <message>
        <source>Cancel it and quit</source>
        <translation>Abbrechen und beenden</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>Ending what runs, so that the server is left in order. This takes some seconds at most.</source>
        <translation>Was läuft, wird beendet, damit der Server geordnet zurückbleibt. Das dauert höchstens einige Sekunden.</translation>
    </message>
    <message>
        <source>What the last step left on the server is not known yet. Open this window again, on any laptop with the key: it is settled then.</source>
        <translation>Was der letzte Schritt auf dem Server hinterlassen hat, ist noch nicht bekannt. Öffnen Sie dieses Fenster wieder, auf irgendeinem Laptop mit dem Schlüssel: dann wird es bereinigt.</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::StepCard</name>
    <message>
        <source>Proofs of step %1</source>
        <translation>Nachweise von Schritt %1</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>zu tun</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>proved in %1 s</source>
        <translation>nachgewiesen in %1 s</translation>
    </message>
    <message>
        <source>proved</source>
        <translation>nachgewiesen</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>left to you</source>
        <translation>bleibt Ihnen überlassen</translation>
    </message>
    <message>
        <source>changed, not proved</source>
        <translation>geändert, nicht nachgewiesen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Will change</source>
        <translation>Wird geändert</translation>
    </message>
    <message>
        <source>%1: its content is a secret and is not shown.</source>
        <translation>%1: Der Inhalt ist geheim und wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::StepTimeline</name>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Step %1, %2: %3</source>
        <translation>Schritt %1, %2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::StopAndCheckPage</name>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Open the evidence folder</source>
        <translation>Ordner mit den Belegen öffnen</translation>
    </message>
    <message>
        <source>Does Synapse accept the bridge beside MAS? Synapse itself is asked; a row with an arrow opens to request and response. Only when all rows hold can the bridge be started.</source>
        <translation>Nimmt Synapse die Bridge neben MAS an? Gefragt wird Synapse selbst; eine Zeile mit Pfeil öffnet sich zu Anfrage und Antwort. Erst wenn alle Zeilen zutreffen, kann die Bridge gestartet werden.</translation>
    </message>
    <message>
        <source>Register the bot and &amp;check</source>
        <translation>Den Bot registrieren und &amp;prüfen</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::SurveyPage</name>
    <message>
        <source>Cannot tell: %1</source>
        <translation>Nicht feststellbar: %1</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>&amp;Survey again</source>
        <translation>Bestandsaufnahme wi&amp;ederholen</translation>
    </message>
    <message>
        <source>&amp;Take the server over</source>
        <translation>&amp;Server übernehmen</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>Voraussetzungen</translation>
    </message>
    <message>
        <source>Cop&amp;y the table</source>
        <translation>Tabelle &amp;kopieren</translation>
    </message>
    <message>
        <source>%1 is too old to link</source>
        <translation>%1 ist zu alt zum Koppeln</translation>
    </message>
    <message>
        <source>%1&apos;s servers refuse to link a bridge before %2. %3 would install and run, and fail at step 19 (HTTP 409).</source>
        <translation>Die Server von %1 lehnen es ab, eine Bridge vor %2 zu koppeln. %3 ließe sich installieren und starten, würde aber in Schritt 19 scheitern (HTTP 409).</translation>
    </message>
    <message>
        <source>Choose now, before anything is changed.</source>
        <translation>Entscheiden Sie sich jetzt, bevor etwas geändert ist.</translation>
    </message>
    <message>
        <source>The server cannot get %1 at the moment.</source>
        <translation>Der Server kann %1 zurzeit nicht beziehen.</translation>
    </message>
    <message>
        <source>&amp;Use %1 instead</source>
        <translation>Stattdessen %1 &amp;verwenden</translation>
    </message>
    <message numerus="yes">
        <source>%n assumption(s) block every change: settle them on the server, then survey again.</source>
        <translation>
            <numerusform>%n Voraussetzung blockiert jede Änderung: Klären Sie sie auf dem Server und wiederholen Sie dann die Bestandsaufnahme.</numerusform>
            <numerusform>%n Voraussetzungen blockieren jede Änderung: Klären Sie sie auf dem Server und wiederholen Sie dann die Bestandsaufnahme.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing blocks. %n row(s) want your attention.</source>
        <translation>
            <numerusform>Nichts blockiert. %n Zeile verdient Ihre Aufmerksamkeit.</numerusform>
            <numerusform>Nichts blockiert. %n Zeilen verdienen Ihre Aufmerksamkeit.</numerusform>
        </translation>
    </message>
    <message>
        <source>What this installation takes for granted, held against the server. Nothing was changed.</source>
        <translation>Was diese Installation voraussetzt, mit dem Server verglichen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Everything is as this installation takes it.</source>
        <translation>Alles ist so, wie diese Installation es voraussetzt.</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::SynapsePage</name>
    <message>
        <source>&amp;Write homeserver.yaml and restart Synapse</source>
        <translation>&amp;homeserver.yaml schreiben und Synapse neu starten</translation>
    </message>
    <message>
        <source>Add the bridge to homeserver.yaml and restart Synapse once. People notice a pause of about ten seconds. If Synapse does not come back, the old file is put back automatically.</source>
        <translation>Die Bridge in homeserver.yaml eintragen und Synapse einmal neu starten. Die Leute bemerken eine Pause von etwa zehn Sekunden. Kommt Synapse nicht zurück, wird die alte Datei von selbst zurückgespielt.</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::TakenBackView</name>
    <message>
        <source>Step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>steht bevor</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Changed by somebody else since: only our lines are taken out.</source>
        <translation>Seitdem von jemand anderem geändert: Nur unsere Zeilen werden herausgenommen.</translation>
    </message>
    <message>
        <source>Cannot be undone: %1</source>
        <translation>Kann nicht zurückgenommen werden: %1</translation>
    </message>
    <message>
        <source>Show what changes in the file</source>
        <translation>Zeigen, was sich in der Datei ändert</translation>
    </message>
    <message>
        <source>Show what changes in the file %1</source>
        <translation>Zeigen, was sich in der Datei %1 ändert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::VerifyPage</name>
    <message>
        <source>The bot is asked for in Matrix itself: its profile, its keys, and whether it answers.</source>
        <translation>Matrix selbst wird nach dem Bot gefragt: nach seinem Profil, seinen Schlüsseln und ob er antwortet.</translation>
    </message>
    <message>
        <source>&amp;Look for the bot</source>
        <translation>Nach dem Bot &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Open a room with the bot, and check it</source>
        <translation>&amp;Raum mit dem Bot öffnen und prüfen</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Open a room as %1 and invite %2 into it</source>
        <translation>Einen Raum als %1 öffnen und %2 dorthin einladen</translation>
    </message>
    <message>
        <source>The room with the bot stays; leave it in any Matrix client.</source>
        <translation>Der Raum mit dem Bot bleibt; verlassen Sie ihn in einem beliebigen Matrix-Client.</translation>
    </message>
    <message>
        <source>The room of %1 with %2 stays; leave it in any Matrix client.</source>
        <translation>Der Raum von %1 mit %2 bleibt; verlassen Sie ihn in einem beliebigen Matrix-Client.</translation>
    </message>
    <message>
        <source>Link the Signal account of %1</source>
        <translation>Das Signal-Konto von %1 koppeln</translation>
    </message>
    <message>
        <source>The phone keeps its linked device until it is removed there: Signal, Settings, Linked devices.</source>
        <translation>Das Telefon behält das gekoppelte Gerät, bis es dort entfernt wird: Signal, Einstellungen, Gekoppelte Geräte.</translation>
    </message>
    <message>
        <source>The server&apos;s journal holds a change of a kind this version does not know: “%1”.</source>
        <translation>Das Journal des Servers enthält eine Änderung einer Art, die diese Version nicht kennt: „%1“.</translation>
    </message>
    <message>
        <source>Use the version of the program that wrote it, or a newer one.</source>
        <translation>Verwenden Sie die Version des Programms, die es geschrieben hat, oder eine neuere.</translation>
    </message>
    <message>
        <source>Pull the image %1</source>
        <translation>Das Image %1 beziehen</translation>
    </message>
    <message>
        <source>Run %1 once, so that it writes %2</source>
        <translation>%1 einmal ausführen, damit es %2 schreibt</translation>
    </message>
    <message>
        <source>Run %1 once</source>
        <translation>%1 einmal ausführen</translation>
    </message>
    <message>
        <source>Restart Synapse (%1) once</source>
        <translation>Synapse (%1) einmal neu starten</translation>
    </message>
    <message>
        <source>Start the service %1, and only this one</source>
        <translation>Den Dienst %1 starten, und nur diesen</translation>
    </message>
    <message>
        <source>Make the directory %1 (mode %2, owner %3)</source>
        <translation>Das Verzeichnis %1 anlegen (Modus %2, Eigentümer %3)</translation>
    </message>
    <message>
        <source>Create role %1: it may log in, and nothing else</source>
        <translation>Die Rolle %1 anlegen: Sie darf sich anmelden, sonst nichts</translation>
    </message>
    <message>
        <source>Create database %1, owned by %2 (UTF-8, collation C)</source>
        <translation>Die Datenbank %1 anlegen, Eigentümer %2 (UTF-8, Collation C)</translation>
    </message>
    <message>
        <source>Load the data of the earlier installation into %1</source>
        <translation>Die Daten der früheren Installation in %1 laden</translation>
    </message>
    <message>
        <source>The setting %1 cannot be used: %2</source>
        <translation>Die Einstellung %1 kann nicht verwendet werden: %2</translation>
    </message>
    <message>
        <source>Correct it in the settings file. Nothing was changed.</source>
        <translation>Berichtigen Sie sie in der Einstellungsdatei. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>%1  %2: %3%4</source>
        <translation>%1  %2: %3%4</translation>
    </message>
    <message>
        <source> Type “yes” to go on:</source>
        <translation> Tippen Sie „yes“, um fortzufahren:</translation>
    </message>
    <message>
        <source>%1  %2: left to the operator — %3</source>
        <translation>%1  %2: bleibt Ihnen überlassen — %3</translation>
    </message>
    <message>
        <source>Run the phase “%1”?</source>
        <translation>Die Phase „%1“ ausführen?</translation>
    </message>
    <message>
        <source>Stopped before the phase “%1”, as you asked.</source>
        <translation>Vor der Phase „%1“ angehalten, wie gewünscht.</translation>
    </message>
    <message>
        <source>Run apply again to go on, or rollback to take it back.</source>
        <translation>Führen Sie apply erneut aus, um fortzufahren, oder rollback, um es zurückzunehmen.</translation>
    </message>
    <message>
        <source>%1  %2: already done — %3</source>
        <translation>%1  %2: bereits erledigt — %3</translation>
    </message>
    <message>
        <source>Nothing was done on this server yet.</source>
        <translation>Auf diesem Server wurde noch nichts gemacht.</translation>
    </message>
    <message>
        <source>takes back step %1: %2%3</source>
        <translation>nimmt Schritt %1 zurück: %2%3</translation>
    </message>
    <message>
        <source> (edited by somebody else since: only our lines)</source>
        <translation> (seitdem von jemand anderem bearbeitet: nur unsere Zeilen)</translation>
    </message>
    <message>
        <source>cannot be undone: %1</source>
        <translation>kann nicht zurückgenommen werden: %1</translation>
    </message>
    <message>
        <source>Roll back to %1?</source>
        <translation>Zurücknehmen bis %1?</translation>
    </message>
    <message>
        <source>before step 1</source>
        <translation>vor Schritt 1</translation>
    </message>
    <message>
        <source>after step %1</source>
        <translation>nach Schritt %1</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Es wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>%1  %2 began</source>
        <translation>%1  %2 hat begonnen</translation>
    </message>
    <message>
        <source>Held by %1</source>
        <translation>Belegt von %1</translation>
    </message>
    <message>
        <source>Installs the mautrix-signal bridge on a Matrix server over SSH: every change seen, every step proved, every step reversible.

Without a verb the window opens. Verbs:
  plan      all steps with their diffs; changes nothing       0 nothing to do, 2 changes pending, 1 error
  apply     runs the steps; asks before each phase            0 done, 3 stopped by STOP-AND-CHECK, 1 error
  check     every proof of every step done so far, read-only  0 all hold, 4 some do not
  rollback  takes back every step after --to (default: all)   0 proved back, 1 not all
  status    what was done, when, by whom                      0
  export    the report as Markdown                            0</source>
        <translation>Installiert die Bridge mautrix-signal über SSH auf einem Matrix-Server: jede Änderung gezeigt, jeder Schritt nachgewiesen, jeder Schritt rücknehmbar.

Ohne Verb öffnet sich das Fenster. Verben:
  plan      alle Schritte mit ihren Diffs; ändert nichts      0 nichts zu tun, 2 Änderungen offen, 1 Fehler
  apply     führt die Schritte aus; fragt vor jeder Phase     0 erledigt, 3 von STOP-AND-CHECK angehalten, 1 Fehler
  check     alle Nachweise bisheriger Schritte, nur lesend    0 alle gelten, 4 manche nicht
  rollback  nimmt jeden Schritt nach --to zurück (sonst alle) 0 nachweislich zurück, 1 nicht alle
  status    was gemacht wurde, wann, von wem                  0
  export    der Bericht als Markdown                          0</translation>
    </message>
    <message>
        <source>plan, apply, check, rollback, status or export</source>
        <translation>plan, apply, check, rollback, status oder export</translation>
    </message>
    <message>
        <source>The server: user@name[:port], or an alias of ~/.ssh/config.</source>
        <translation>Der Server: benutzer@name[:port] oder ein Alias aus ~/.ssh/config.</translation>
    </message>
    <message>
        <source>A private key file; may be given several times.</source>
        <translation>Eine private Schlüsseldatei; mehrfach möglich.</translation>
    </message>
    <message>
        <source>The known_hosts file.</source>
        <translation>Die known_hosts-Datei.</translation>
    </message>
    <message>
        <source>The fingerprint of the one unknown host key to accept.</source>
        <translation>Der Fingerabdruck des einen unbekannten Host-Keys, der akzeptiert werden soll.</translation>
    </message>
    <message>
        <source>Do not ask an ssh-agent for keys.</source>
        <translation>Keinen ssh-agent nach Schlüsseln fragen.</translation>
    </message>
    <message>
        <source>A YAML file with settings; what it leaves out comes from the server, then from the plan.</source>
        <translation>Eine YAML-Datei mit Einstellungen; was sie auslässt, kommt vom Server, dann aus dem Plan.</translation>
    </message>
    <message>
        <source>Print one JSON document.</source>
        <translation>Ein einziges JSON-Dokument ausgeben.</translation>
    </message>
    <message>
        <source>apply: the last step to run.</source>
        <translation>apply: der letzte auszuführende Schritt.</translation>
    </message>
    <message>
        <source>rollback: the last step to keep.</source>
        <translation>rollback: der letzte Schritt, der bleiben soll.</translation>
    </message>
    <message>
        <source>Do not ask.</source>
        <translation>Nicht nachfragen.</translation>
    </message>
    <message>
        <source>Take the server over from another operator&apos;s session.</source>
        <translation>Den Server von der Sitzung einer anderen Person übernehmen.</translation>
    </message>
    <message>
        <source>apply: link Signal, with the QR code in the terminal.</source>
        <translation>apply: Signal koppeln, mit dem QR-Code im Terminal.</translation>
    </message>
    <message>
        <source>apply: the services document to update; server:/path for one on the server.</source>
        <translation>apply: das zu aktualisierende Dokument der Dienste; server:/pfad für eines auf dem Server.</translation>
    </message>
    <message>
        <source>apply: the memory document to update; server:/path for one on the server.</source>
        <translation>apply: das zu aktualisierende Memory-Dokument; server:/pfad für eines auf dem Server.</translation>
    </message>
    <message>
        <source>The window: say that the server is the practice host.</source>
        <translation>Das Fenster: sagt, dass der Server der Übungs-Host ist.</translation>
    </message>
    <message>
        <source>The window&apos;s colours: light or dark.</source>
        <translation>Die Farben des Fensters: light oder dark.</translation>
    </message>
    <message>
        <source>“bridgekeeper --help” lists what can be given.</source>
        <translation>„bridgekeeper --help“ zählt auf, was angegeben werden kann.</translation>
    </message>
    <message>
        <source>“%1” is not the number of a step: %2 to 20.</source>
        <translation>„%1“ ist nicht die Nummer eines Schritts: %2 bis 20.</translation>
    </message>
    <message>
        <source>One verb at a time: “%1” is too much.</source>
        <translation>Ein Verb auf einmal: „%1“ ist zu viel.</translation>
    </message>
    <message>
        <source>“%1” is not a verb: %2.</source>
        <translation>„%1“ ist kein Verb: %2.</translation>
    </message>
    <message>
        <source>No server was named: --host user@name.</source>
        <translation>Es wurde kein Server genannt: --host benutzer@name.</translation>
    </message>
    <message>
        <source>“%1” is not a fingerprint as ssh-keygen prints it: SHA256: and 43 characters.</source>
        <translation>„%1“ ist kein Fingerabdruck, wie ssh-keygen ihn ausgibt: SHA256: und 43 Zeichen.</translation>
    </message>
    <message>
        <source>The window&apos;s colours are light or dark, not “%1”.</source>
        <translation>Die Farben des Fensters sind light oder dark, nicht „%1“.</translation>
    </message>
    <message>
        <source>--until belongs to apply; rollback takes --to.</source>
        <translation>--until gehört zu apply; rollback nimmt --to.</translation>
    </message>
    <message>
        <source>--to belongs to rollback; apply takes --until.</source>
        <translation>--to gehört zu rollback; apply nimmt --until.</translation>
    </message>
    <message>
        <source>Passphrase of %1:</source>
        <translation>Passphrase von %1:</translation>
    </message>
    <message>
        <source>Password of %1:</source>
        <translation>Passwort von %1:</translation>
    </message>
    <message>
        <source>Password of %1 for sudo:</source>
        <translation>Passwort von %1 für sudo:</translation>
    </message>
    <message>
        <source>The host key of %1 is not known yet: %2 %3.
Compare it with what this prints on the server: %4
Type “yes” to accept this one key:</source>
        <translation>Der Host-Key von %1 ist noch nicht bekannt: %2 %3.
Vergleichen Sie ihn mit dem, was dies auf dem Server ausgibt: %4
Tippen Sie „yes“, um diesen einen Schlüssel zu akzeptieren:</translation>
    </message>
    <message>
        <source>while logging in</source>
        <translation>bei der Anmeldung</translation>
    </message>
    <message>
        <source>accepted so far; the server wants more</source>
        <translation>so weit akzeptiert; der Server verlangt noch mehr</translation>
    </message>
    <message>
        <source>agent: none is running</source>
        <translation>Agent: es läuft keiner</translation>
    </message>
    <message>
        <source>agent: it has no key that the server accepts</source>
        <translation>Agent: er hat keinen Schlüssel, den der Server akzeptiert</translation>
    </message>
    <message>
        <source>The key file %1 cannot be used.</source>
        <translation>Die Schlüsseldatei %1 kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>%1: no passphrase was given</source>
        <translation>%1: es wurde keine Passphrase angegeben</translation>
    </message>
    <message>
        <source>%1: the passphrase is wrong</source>
        <translation>%1: die Passphrase ist falsch</translation>
    </message>
    <message>
        <source>%1: the server does not accept this key</source>
        <translation>%1: der Server akzeptiert diesen Schlüssel nicht</translation>
    </message>
    <message>
        <source>%1: it is damaged or of an unknown kind</source>
        <translation>%1: sie ist beschädigt oder von unbekannter Art</translation>
    </message>
    <message>
        <source>keyboard-interactive: not answered</source>
        <translation>keyboard-interactive: nicht beantwortet</translation>
    </message>
    <message>
        <source>keyboard-interactive: the server does not accept the answer</source>
        <translation>keyboard-interactive: der Server akzeptiert die Antwort nicht</translation>
    </message>
    <message>
        <source>password: none was given</source>
        <translation>Passwort: es wurde keines angegeben</translation>
    </message>
    <message>
        <source>password: the server does not accept it</source>
        <translation>Passwort: der Server akzeptiert es nicht</translation>
    </message>
    <message>
        <source>The server does not let %1 in.</source>
        <translation>Der Server lässt %1 nicht herein.</translation>
    </message>
    <message>
        <source>The server ended the log-in of %1 after too many attempts.</source>
        <translation>Der Server hat die Anmeldung von %1 nach zu vielen Versuchen beendet.</translation>
    </message>
    <message>
        <source>An agent with many keys uses up the attempts. Name the right key file, and switch the agent off.</source>
        <translation>Ein Agent mit vielen Schlüsseln verbraucht die Versuche. Nennen Sie die richtige Schlüsseldatei und schalten Sie den Agent ab.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>keyboard-interactive</source>
        <translation>keyboard-interactive</translation>
    </message>
    <message>
        <source>password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>The server accepts: %1.</source>
        <translation>Der Server akzeptiert: %1.</translation>
    </message>
    <message>
        <source>nothing that this program knows</source>
        <translation>nichts, was dieses Programm kennt</translation>
    </message>
    <message>
        <source>The server does not accept the password of %1.</source>
        <translation>Der Server akzeptiert das Passwort von %1 nicht.</translation>
    </message>
    <message>
        <source>Check the user name and the password; the server may also forbid passwords for this account (PermitRootLogin, AllowUsers in sshd_config).</source>
        <translation>Prüfen Sie Benutzernamen und Passwort; vielleicht verbietet der Server diesem Konto auch Passwörter (PermitRootLogin, AllowUsers in sshd_config).</translation>
    </message>
    <message>
        <source>The passphrase does not open the key for %1.</source>
        <translation>Die Passphrase öffnet den Schlüssel für %1 nicht.</translation>
    </message>
    <message>
        <source>Try the passphrase with “ssh-keygen -y -f KEYFILE”.</source>
        <translation>Probieren Sie die Passphrase mit „ssh-keygen -y -f KEYFILE“ aus.</translation>
    </message>
    <message>
        <source>The key %1 is locked with a passphrase, and none was given.</source>
        <translation>Der Schlüssel %1 ist mit einer Passphrase geschützt, und es wurde keine angegeben.</translation>
    </message>
    <message>
        <source>Type the passphrase when it is asked for, or load the key into an agent with ssh-add.</source>
        <translation>Geben Sie die Passphrase ein, wenn danach gefragt wird, oder laden Sie den Schlüssel mit ssh-add in einen Agent.</translation>
    </message>
    <message>
        <source>Name a key file, load one into the agent with ssh-add, or give the password.</source>
        <translation>Nennen Sie eine Schlüsseldatei, laden Sie eine mit ssh-add in den Agent, oder geben Sie das Passwort an.</translation>
    </message>
    <message>
        <source>The public half of the key has to be in ~/.ssh/authorized_keys of %1 on the server: “ssh-copy-id” puts it there.</source>
        <translation>Die öffentliche Hälfte des Schlüssels muss auf dem Server in ~/.ssh/authorized_keys von %1 stehen: „ssh-copy-id“ trägt sie dort ein.</translation>
    </message>
    <message>
        <source>The host key cannot be recorded in %1.</source>
        <translation>Der Host-Key kann nicht in %1 festgehalten werden.</translation>
    </message>
    <message>
        <source>Name another file of known host keys, or make this one writable.</source>
        <translation>Nennen Sie eine andere Datei für bekannte Host-Keys, oder machen Sie diese schreibbar.</translation>
    </message>
    <message>
        <source>The server shows %1 %2.</source>
        <translation>Der Server zeigt %1 %2.</translation>
    </message>
    <message>
        <source>Recorded in %1: %2.</source>
        <translation>In %1 steht: %2.</translation>
    </message>
    <message>
        <source>The host key of %1 is not known yet.</source>
        <translation>Der Host-Key von %1 ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Compare the fingerprint with what “%1” prints on the server&apos;s own console, then accept this one key (--accept-host-key %2).</source>
        <translation>Vergleichen Sie den Fingerabdruck mit dem, was „%1“ an der Konsole des Servers selbst ausgibt, und akzeptieren Sie dann diesen einen Schlüssel (--accept-host-key %2).</translation>
    </message>
    <message>
        <source>%1 shows a host key of another type than the one on record.</source>
        <translation>%1 zeigt einen Host-Key anderer Art als den festgehaltenen.</translation>
    </message>
    <message>
        <source>Somebody may be answering in its place. Run “%1” on the server&apos;s own console; only if it prints the same fingerprint, remove the old record with “%2” and connect again.</source>
        <translation>Womöglich antwortet jemand an seiner Stelle. Führen Sie „%1“ an der Konsole des Servers selbst aus; nur wenn es denselben Fingerabdruck ausgibt, entfernen Sie den alten Eintrag mit „%2“ und verbinden sich erneut.</translation>
    </message>
    <message>
        <source>The host key of %1 has changed.</source>
        <translation>Der Host-Key von %1 hat sich geändert.</translation>
    </message>
    <message>
        <source>Somebody may be answering in its place, or the server was installed anew. Run “%1” on the server&apos;s own console; only if it prints the same fingerprint, remove the old record with “%2” and connect again.</source>
        <translation>Womöglich antwortet jemand an seiner Stelle, oder der Server wurde neu installiert. Führen Sie „%1“ an der Konsole des Servers selbst aus; nur wenn es denselben Fingerabdruck ausgibt, entfernen Sie den alten Eintrag mit „%2“ und verbinden sich erneut.</translation>
    </message>
    <message>
        <source>The host key of %1 is revoked.</source>
        <translation>Der Host-Key von %1 ist widerrufen.</translation>
    </message>
    <message>
        <source>Whoever wrote the @revoked line knows that this key is in the wrong hands. Do not connect; the server needs a new host key.</source>
        <translation>Wer die Zeile mit @revoked geschrieben hat, weiß, dass dieser Schlüssel in falschen Händen ist. Verbinden Sie sich nicht; der Server braucht einen neuen Host-Key.</translation>
    </message>
    <message>
        <source>is a PuTTY key; convert it with “puttygen KEY.ppk -O private-openssh -o KEY”</source>
        <translation>ist ein PuTTY-Schlüssel; wandeln Sie ihn mit „puttygen KEY.ppk -O private-openssh -o KEY“ um</translation>
    </message>
    <message>
        <source>is a public key; name the file of the private key, usually the same without .pub</source>
        <translation>ist ein öffentlicher Schlüssel; nennen Sie die Datei des privaten Schlüssels, meist derselbe Name ohne .pub</translation>
    </message>
    <message>
        <source>is a DSA key, which servers no longer accept; make a new one with “ssh-keygen -t ed25519”</source>
        <translation>ist ein DSA-Schlüssel, den Server nicht mehr akzeptieren; erzeugen Sie einen neuen mit „ssh-keygen -t ed25519“</translation>
    </message>
    <message>
        <source>is no private key that this program can read, or it is damaged</source>
        <translation>ist kein privater Schlüssel, den dieses Programm lesen kann, oder ist beschädigt</translation>
    </message>
    <message>
        <source>The key file %1 cannot be read.</source>
        <translation>Die Schlüsseldatei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check its owner and mode.</source>
        <translation>Prüfen Sie Eigentümer und Modus der Datei.</translation>
    </message>
    <message>
        <source>sudo does not allow %1 to become root.</source>
        <translation>sudo erlaubt %1 nicht, root zu werden.</translation>
    </message>
    <message>
        <source>Add the account to the group sudo (or wheel) on the server, or log in as root.</source>
        <translation>Nehmen Sie das Konto auf dem Server in die Gruppe sudo (oder wheel) auf, oder melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>sudo lets %1 become root only at a terminal (requiretty).</source>
        <translation>sudo lässt %1 nur an einem Terminal root werden (requiretty).</translation>
    </message>
    <message>
        <source>Take “Defaults requiretty” out of the server&apos;s sudoers for this account, or log in as root.</source>
        <translation>Nehmen Sie „Defaults requiretty“ für dieses Konto aus der sudoers-Datei des Servers, oder melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>sudo does not accept the password of %1.</source>
        <translation>sudo akzeptiert das Passwort von %1 nicht.</translation>
    </message>
    <message>
        <source>Connect again and type it once more; nothing was tried a second time, so the account is not locked.</source>
        <translation>Verbinden Sie sich erneut und geben Sie es noch einmal ein; es gab keinen zweiten Versuch, das Konto ist also nicht gesperrt.</translation>
    </message>
    <message>
        <source>The account of %1 may not use sudo now: it or its password has expired.</source>
        <translation>Das Konto von %1 darf sudo zurzeit nicht benutzen: Das Konto oder sein Passwort ist abgelaufen.</translation>
    </message>
    <message>
        <source>Renew the password on the server, or log in as root.</source>
        <translation>Erneuern Sie das Passwort auf dem Server, oder melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>sudo cannot work on this server for %1.</source>
        <translation>sudo kann auf diesem Server für %1 nicht funktionieren.</translation>
    </message>
    <message>
        <source>The server forbids programs to gain rights (a container or a nosuid file system). Log in as root.</source>
        <translation>Der Server verbietet Programmen, Rechte zu erlangen (ein Container oder ein nosuid-Dateisystem). Melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>%1 logs in, but no shell of root comes about.</source>
        <translation>%1 meldet sich an, aber eine root-Shell kommt nicht zustande.</translation>
    </message>
    <message>
        <source>The account may be restricted to one command (authorized_keys, ForceCommand) or have no shell. Use another account: root, or one with sudo.</source>
        <translation>Das Konto ist vielleicht auf einen Befehl beschränkt (authorized_keys, ForceCommand) oder hat keine Shell. Verwenden Sie ein anderes Konto: root oder eines mit sudo.</translation>
    </message>
    <message>
        <source>while opening a shell</source>
        <translation>beim Öffnen einer Shell</translation>
    </message>
    <message>
        <source>libssh has no memory for a channel.</source>
        <translation>libssh hat keinen Speicher für einen Kanal.</translation>
    </message>
    <message>
        <source>Start the program again.</source>
        <translation>Starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>while becoming root</source>
        <translation>beim Wechsel zu root</translation>
    </message>
    <message>
        <source>%1 logs in, but may not run commands.</source>
        <translation>%1 meldet sich an, darf aber keine Befehle ausführen.</translation>
    </message>
    <message>
        <source>Use another account: root, or one with sudo.</source>
        <translation>Verwenden Sie ein anderes Konto: root oder eines mit sudo.</translation>
    </message>
    <message>
        <source>%1 is not root, and there is no sudo on the server.</source>
        <translation>%1 ist nicht root, und auf dem Server gibt es kein sudo.</translation>
    </message>
    <message>
        <source>Log in as root, or install sudo and allow the account to use it.</source>
        <translation>Melden Sie sich als root an, oder installieren Sie sudo und erlauben Sie dem Konto, es zu benutzen.</translation>
    </message>
    <message>
        <source>sudo makes %1 the user %2 instead of root.</source>
        <translation>sudo macht %1 zum Benutzer %2 statt zu root.</translation>
    </message>
    <message>
        <source>Change runas_default in the server&apos;s sudoers, or log in as root.</source>
        <translation>Ändern Sie runas_default in der sudoers-Datei des Servers, oder melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>sudo wants the password of %1, and none was given.</source>
        <translation>sudo verlangt das Passwort von %1, und es wurde keines angegeben.</translation>
    </message>
    <message>
        <source>Give the sudo password, or log in as root.</source>
        <translation>Geben Sie das sudo-Passwort an, oder melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>The sudo password holds a line end.</source>
        <translation>Das sudo-Passwort enthält ein Zeilenende.</translation>
    </message>
    <message>
        <source>Type it as a single line.</source>
        <translation>Geben Sie es als eine einzige Zeile ein.</translation>
    </message>
    <message>
        <source>No shell of root comes about for %1 in time.</source>
        <translation>Für %1 kommt keine root-Shell rechtzeitig zustande.</translation>
    </message>
    <message>
        <source>sudo may be asking for something other than a password. Try “sudo -S true” in a terminal on the server, or log in as root.</source>
        <translation>Vielleicht fragt sudo nach etwas anderem als einem Passwort. Probieren Sie „sudo -S true“ in einem Terminal auf dem Server, oder melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>while “%1” was running</source>
        <translation>während „%1“ lief</translation>
    </message>
    <message>
        <source>The shell on the server ended.</source>
        <translation>Die Shell auf dem Server ist zu Ende.</translation>
    </message>
    <message>
        <source>Its processes on the server were ended, which the server confirmed.</source>
        <translation>Seine Prozesse auf dem Server wurden beendet, was der Server bestätigt hat.</translation>
    </message>
    <message>
        <source>It had not begun on the server.</source>
        <translation>Es hatte auf dem Server noch nicht begonnen.</translation>
    </message>
    <message>
        <source>The server did not confirm that its processes ended: they may still be running.</source>
        <translation>Der Server hat nicht bestätigt, dass die Prozesse beendet sind: Vielleicht laufen sie noch.</translation>
    </message>
    <message>
        <source>“%1” on %2 was cancelled.</source>
        <translation>„%1“ auf %2 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>See the journal for what was done before, then go on or roll back.</source>
        <translation>Sehen Sie im Journal nach, was vorher gemacht wurde, und setzen Sie dann fort oder nehmen Sie zurück.</translation>
    </message>
    <message>
        <source>“%1” on %2 took longer than %3 s.</source>
        <translation>„%1“ auf %2 hat länger als %3 s gedauert.</translation>
    </message>
    <message>
        <source>Look at the load of the server, then try again.</source>
        <translation>Sehen Sie nach der Auslastung des Servers und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The end of “%1” cannot be read.</source>
        <translation>Das Ende von „%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>Verbinden Sie sich erneut.</translation>
    </message>
    <message>
        <source>“%1” does not name a server: %2</source>
        <translation>„%1“ bezeichnet keinen Server: %2</translation>
    </message>
    <message>
        <source>Write name, user@name or user@name:port; an IPv6 address with a port as [::1]:22; or an alias of ~/.ssh/config.</source>
        <translation>Schreiben Sie name, benutzer@name oder benutzer@name:port, eine IPv6-Adresse mit Port als [::1]:22, oder einen Alias aus ~/.ssh/config.</translation>
    </message>
    <message>
        <source>The server “%1” cannot be used as it is written.</source>
        <translation>Der Server „%1“ kann so, wie er geschrieben ist, nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Correct the host, the user or the port.</source>
        <translation>Berichtigen Sie Host, Benutzer oder Port.</translation>
    </message>
    <message>
        <source>it is empty.</source>
        <translation>Das Feld ist leer.</translation>
    </message>
    <message>
        <source>there is no user before the @.</source>
        <translation>Vor dem @ steht kein Benutzer.</translation>
    </message>
    <message>
        <source>a user does not begin with a hyphen.</source>
        <translation>Ein Benutzer beginnt nicht mit einem Bindestrich.</translation>
    </message>
    <message>
        <source>the bracket is not closed.</source>
        <translation>Die eckige Klammer ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>only a colon and a port may follow the bracket.</source>
        <translation>Nach der Klammer dürfen nur ein Doppelpunkt und ein Port folgen.</translation>
    </message>
    <message>
        <source>it has several colons but is no IPv6 address.</source>
        <translation>Es enthält mehrere Doppelpunkte, ist aber keine IPv6-Adresse.</translation>
    </message>
    <message>
        <source>there is no name.</source>
        <translation>Der Name fehlt.</translation>
    </message>
    <message>
        <source>a name does not begin with a hyphen.</source>
        <translation>Ein Name beginnt nicht mit einem Bindestrich.</translation>
    </message>
    <message>
        <source>it holds a character that no server name or user has.</source>
        <translation>Es enthält ein Zeichen, das in keinem Server- oder Benutzernamen vorkommt.</translation>
    </message>
    <message>
        <source>“%1” is no port; ports are 1 to 65535.</source>
        <translation>„%1“ ist kein Port; Ports gehen von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The ssh config %1 cannot be read.</source>
        <translation>Die SSH-Konfiguration %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Name another file, or none.</source>
        <translation>Nennen Sie eine andere Datei oder keine.</translation>
    </message>
    <message>
        <source>The ssh config for %1 cannot be used.</source>
        <translation>Die SSH-Konfiguration für %1 kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>See what “ssh -G %1” says about it.</source>
        <translation>Sehen Sie nach, was „ssh -G %1“ dazu sagt.</translation>
    </message>
    <message>
        <source>There is no key file %1.</source>
        <translation>Es gibt keine Schlüsseldatei %1.</translation>
    </message>
    <message>
        <source>Name the private key file, for example ~/.ssh/id_ed25519.</source>
        <translation>Nennen Sie die private Schlüsseldatei, zum Beispiel ~/.ssh/id_ed25519.</translation>
    </message>
    <message>
        <source>libssh cannot be started.</source>
        <translation>libssh kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>%1 and this program have no encryption method in common.</source>
        <translation>%1 und dieses Programm haben kein gemeinsames Verschlüsselungsverfahren.</translation>
    </message>
    <message>
        <source>The server&apos;s sshd is very old or restricted to unusual algorithms. Update it, or allow current algorithms in its sshd_config.</source>
        <translation>Der sshd des Servers ist sehr alt oder auf ungewöhnliche Algorithmen beschränkt. Aktualisieren Sie ihn, oder erlauben Sie aktuelle Algorithmen in seiner sshd_config.</translation>
    </message>
    <message>
        <source>What answers on port %2 of %1 is no SSH server.</source>
        <translation>Was auf Port %2 von %1 antwortet, ist kein SSH-Server.</translation>
    </message>
    <message>
        <source>Check the port: another service may be listening there.</source>
        <translation>Prüfen Sie den Port: Vielleicht lauscht dort ein anderer Dienst.</translation>
    </message>
    <message>
        <source>%1 closed the connection before anybody could log in.</source>
        <translation>%1 hat die Verbindung geschlossen, bevor sich jemand anmelden konnte.</translation>
    </message>
    <message>
        <source>The server may be refusing this address for a while (fail2ban, MaxStartups, PerSourcePenalties): wait some minutes, or look at its log. Or another service than SSH listens on port %1: check the port.</source>
        <translation>Vielleicht weist der Server diese Adresse für eine Weile ab (fail2ban, MaxStartups, PerSourcePenalties): Warten Sie einige Minuten, oder sehen Sie in sein Log. Oder auf Port %1 lauscht ein anderer Dienst als SSH: Prüfen Sie den Port.</translation>
    </message>
    <message>
        <source>The host key of %1 is too short to be safe.</source>
        <translation>Der Host-Key von %1 ist zu kurz, um sicher zu sein.</translation>
    </message>
    <message>
        <source>Make a new host key on the server: ssh-keygen -A makes all the usual kinds.</source>
        <translation>Erzeugen Sie einen neuen Host-Key auf dem Server: ssh-keygen -A erzeugt alle üblichen Arten.</translation>
    </message>
    <message>
        <source>No SSH session with %1 comes about.</source>
        <translation>Eine SSH-Sitzung mit %1 kommt nicht zustande.</translation>
    </message>
    <message>
        <source>Try “ssh -v -p %2 %1” in a terminal; it says more.</source>
        <translation>Probieren Sie „ssh -v -p %2 %1“ in einem Terminal; es sagt mehr.</translation>
    </message>
    <message>
        <source>Check the network and connect again. What the server has done meanwhile is on record there.</source>
        <translation>Prüfen Sie das Netz und verbinden Sie sich erneut. Was der Server inzwischen gemacht hat, ist dort festgehalten.</translation>
    </message>
    <message>
        <source>Check the network and the load of the server, then connect again.</source>
        <translation>Prüfen Sie das Netz und die Auslastung des Servers und verbinden Sie sich dann erneut.</translation>
    </message>
    <message>
        <source>Connecting to %1 was cancelled.</source>
        <translation>Der Verbindungsaufbau zu %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was changed. Connect again at any time.</source>
        <translation>Es wurde nichts geändert. Verbinden Sie sich jederzeit erneut.</translation>
    </message>
    <message>
        <source>%1 refuses another channel of this session.</source>
        <translation>%1 verweigert dieser Sitzung einen weiteren Kanal.</translation>
    </message>
    <message>
        <source>Its sshd allows too few sessions over one connection (MaxSessions in sshd_config; 2 are needed), or has reached a limit of processes.</source>
        <translation>Sein sshd erlaubt zu wenige Sitzungen über eine Verbindung (MaxSessions in sshd_config; 2 sind nötig) oder hat eine Grenze für Prozesse erreicht.</translation>
    </message>
    <message>
        <source>%1 shows no host key.</source>
        <translation>%1 zeigt keinen Host-Key.</translation>
    </message>
    <message>
        <source>The host key of %1 cannot be read.</source>
        <translation>Der Host-Key von %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Accepted beforehand was only %1.</source>
        <translation>Im Voraus akzeptiert war nur %1.</translation>
    </message>
    <message>
        <source>while the session was being encrypted</source>
        <translation>während die Sitzung verschlüsselt wurde</translation>
    </message>
    <message>
        <source>Start it again at any time.</source>
        <translation>Starten Sie es jederzeit erneut.</translation>
    </message>
    <message>
        <source>before “%1” could run</source>
        <translation>bevor „%1“ laufen konnte</translation>
    </message>
    <message>
        <source>The server has been silent for %1 s, also when asked for a sign of life.</source>
        <translation>Der Server schweigt seit %1 s, auch auf die Bitte um ein Lebenszeichen.</translation>
    </message>
    <message>
        <source>The name %1 is not resolved in time.</source>
        <translation>Der Name %1 wird nicht rechtzeitig aufgelöst.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network connection and its name server.</source>
        <translation>Prüfen Sie die Netzverbindung dieses Rechners und seinen Nameserver.</translation>
    </message>
    <message>
        <source>There is no server named %1.</source>
        <translation>Es gibt keinen Server namens %1.</translation>
    </message>
    <message>
        <source>Check the spelling, and that this computer is online.</source>
        <translation>Prüfen Sie die Schreibweise und ob dieser Rechner online ist.</translation>
    </message>
    <message>
        <source>%1 refuses connections to port %2.</source>
        <translation>%1 lehnt Verbindungen zu Port %2 ab.</translation>
    </message>
    <message>
        <source>Check the port, that sshd is running there, and that no firewall is in between.</source>
        <translation>Prüfen Sie den Port, ob sshd dort läuft und ob keine Firewall dazwischen steht.</translation>
    </message>
    <message>
        <source>%1 does not answer on port %2.</source>
        <translation>%1 antwortet nicht auf Port %2.</translation>
    </message>
    <message>
        <source>Check that the server is up, and that a firewall lets this computer in.</source>
        <translation>Prüfen Sie, ob der Server läuft und ob eine Firewall diesen Rechner durchlässt.</translation>
    </message>
    <message>
        <source>%1 cannot be reached on port %2.</source>
        <translation>%1 ist auf Port %2 nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network connection.</source>
        <translation>Prüfen Sie die Netzverbindung dieses Rechners.</translation>
    </message>
    <message>
        <source>Synapse does not know the bridge&apos;s token.</source>
        <translation>Synapse kennt das Token der Bridge nicht.</translation>
    </message>
    <message>
        <source>Check that the registration is loaded and that Synapse was restarted since; then run STOP-AND-CHECK again.</source>
        <translation>Prüfen Sie, ob die Registration geladen ist und Synapse seitdem neu gestartet wurde; führen Sie dann STOP-AND-CHECK erneut aus.</translation>
    </message>
    <message>
        <source>Synapse&apos;s user cannot read the registration.</source>
        <translation>Der Benutzer von Synapse kann die Registration nicht lesen.</translation>
    </message>
    <message>
        <source>Give the copies in Synapse&apos;s directory the owner and mode of homeserver.yaml.</source>
        <translation>Geben Sie den Kopien im Verzeichnis von Synapse Eigentümer und Modus von homeserver.yaml.</translation>
    </message>
    <message>
        <source>homeserver.yaml names a path of the host where the container&apos;s belongs.</source>
        <translation>homeserver.yaml nennt einen Pfad des Hosts, wo der des Containers hingehört.</translation>
    </message>
    <message>
        <source>Name the registration as the container sees it.</source>
        <translation>Nennen Sie die Registration so, wie der Container sie sieht.</translation>
    </message>
    <message>
        <source>encryption.msc4190 is off, which cannot work under MAS.</source>
        <translation>encryption.msc4190 ist aus, was unter MAS nicht funktionieren kann.</translation>
    </message>
    <message>
        <source>Set encryption.msc4190 to true in config.yaml.</source>
        <translation>Setzen Sie encryption.msc4190 in config.yaml auf true.</translation>
    </message>
    <message>
        <source>Synapse cannot reach the bridge.</source>
        <translation>Synapse kann die Bridge nicht erreichen.</translation>
    </message>
    <message>
        <source>Its address must be its name on the Docker network, and it must listen on 0.0.0.0.</source>
        <translation>Ihre Adresse muss ihr Name im Docker-Netzwerk sein, und sie muss auf 0.0.0.0 lauschen.</translation>
    </message>
    <message>
        <source>The homeserver&apos;s address is localhost, which inside the bridge&apos;s container is the bridge itself.</source>
        <translation>Die Adresse des Homeservers ist localhost, und das ist im Container der Bridge die Bridge selbst.</translation>
    </message>
    <message>
        <source>Use Synapse&apos;s name on the Docker network.</source>
        <translation>Verwenden Sie den Namen von Synapse im Docker-Netzwerk.</translation>
    </message>
    <message>
        <source>The configuration&apos;s domain and Synapse&apos;s server_name differ.</source>
        <translation>Die Domain der Konfiguration und der server_name von Synapse unterscheiden sich.</translation>
    </message>
    <message>
        <source>Set the domain in the settings to Synapse&apos;s server_name.</source>
        <translation>Setzen Sie die Domain in den Einstellungen auf den server_name von Synapse.</translation>
    </message>
    <message>
        <source>The database URI lacks sslmode=disable.</source>
        <translation>Der Datenbank-URI fehlt sslmode=disable.</translation>
    </message>
    <message>
        <source>Add ?sslmode=disable to the URI.</source>
        <translation>Fügen Sie der URI ?sslmode=disable hinzu.</translation>
    </message>
    <message>
        <source>The permissions do not name this user.</source>
        <translation>Die Berechtigungen nennen diesen Benutzer nicht.</translation>
    </message>
    <message>
        <source>Check bridge.permissions in config.yaml.</source>
        <translation>Prüfen Sie bridge.permissions in config.yaml.</translation>
    </message>
    <message>
        <source>The bridge is too old for Signal to link it.</source>
        <translation>Die Bridge ist zu alt, als dass Signal sie koppeln würde.</translation>
    </message>
    <message>
        <source>The bot has cross-signing keys of an earlier installation.</source>
        <translation>Der Bot hat Cross-Signing-Schlüssel einer früheren Installation.</translation>
    </message>
    <message>
        <source>Choose to restore the earlier data, or to start anew, in the settings.</source>
        <translation>Wählen Sie in den Einstellungen, ob die früheren Daten wiederhergestellt werden oder neu angefangen wird.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full.</source>
        <translation>Die Festplatte des Servers ist voll.</translation>
    </message>
    <message>
        <source>Make room on the server and run the step again.</source>
        <translation>Schaffen Sie Platz auf dem Server und führen Sie den Schritt erneut aus.</translation>
    </message>
    <message>
        <source>Docker is not running on the server.</source>
        <translation>Docker läuft auf dem Server nicht.</translation>
    </message>
    <message>
        <source>Start Docker on the server and run the step again.</source>
        <translation>Starten Sie Docker auf dem Server und führen Sie den Schritt erneut aus.</translation>
    </message>
    <message>
        <source>Somebody else changed the file since it was shown.</source>
        <translation>Jemand anders hat die Datei geändert, seit sie gezeigt wurde.</translation>
    </message>
    <message>
        <source>Survey again: the new file is read and the diff is made anew.</source>
        <translation>Wiederholen Sie die Bestandsaufnahme: Die neue Datei wird gelesen und der Diff neu erstellt.</translation>
    </message>
    <message>
        <source>A container of the stack is not running.</source>
        <translation>Ein Container des Stacks läuft nicht.</translation>
    </message>
    <message>
        <source>Start it, wait until it is healthy, and run the step again.</source>
        <translation>Starten Sie ihn, warten Sie, bis er gesund ist, und führen Sie den Schritt erneut aus.</translation>
    </message>
    <message>
        <source>The image cannot be pulled.</source>
        <translation>Das Image kann nicht bezogen werden.</translation>
    </message>
    <message>
        <source>Check the image&apos;s name and tag, and that the server reaches its registry.</source>
        <translation>Prüfen Sie Name und Tag des Images und ob der Server dessen Registry erreicht.</translation>
    </message>
    <message>
        <source># The %1 bridge on %2

</source>
        <translation># Die %1-Bridge auf %2

</translation>
    </message>
    <message>
        <source>Image `%1`, admin `%2`, bot `%3`. Written %4.

</source>
        <translation>Image `%1`, Admin `%2`, Bot `%3`. Geschrieben %4.

</translation>
    </message>
    <message>
        <source>## What was changed

| when (UTC) | step | change | state |
|---|---|---|---|
</source>
        <translation>## Was geändert wurde

| wann (UTC) | Schritt | Änderung | Zustand |
|---|---|---|---|
</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>besteht</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>
## Files

| file | SHA-256 before | SHA-256 after |
|---|---|---|
</source>
        <translation>
## Dateien

| Datei | SHA-256 vorher | SHA-256 nachher |
|---|---|---|
</translation>
    </message>
    <message>
        <source>
## Proofs
</source>
        <translation>
## Nachweise
</translation>
    </message>
    <message>
        <source>
## Taking it back

`bridgekeeper rollback --host …` takes back everything, `--to N` all steps after N; the journal in `/var/lib/bridgekeeper` on the server is all that it needs. What cannot be undone:

</source>
        <translation>
## Zurücknehmen

`bridgekeeper rollback --host …` nimmt alles zurück, `--to N` alle Schritte nach N; dafür genügt das Journal in `/var/lib/bridgekeeper` auf dem Server. Was nicht zurückgenommen werden kann:

</translation>
    </message>
    <message>
        <source>survey the server</source>
        <translation>Bestandsaufnahme des Servers</translation>
    </message>
    <message>
        <source>“%1” does not hold: %2 %3</source>
        <translation>„%1“ trifft nicht zu: %2 %3</translation>
    </message>
    <message>
        <source>STOP-AND-CHECK (step %1) has not passed.</source>
        <translation>STOP-AND-CHECK (Schritt %1) ist nicht bestanden.</translation>
    </message>
    <message>
        <source>Step %1 (%2) is not done.</source>
        <translation>Schritt %1 (%2) ist nicht erledigt.</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Exit status %1.
%2</source>
        <translation>Exit-Status %1.
%2</translation>
    </message>
    <message>
        <source>Read the output below. What this step had begun was taken back; run it again, or roll back.</source>
        <translation>Lesen Sie die Ausgabe unten. Was dieser Schritt begonnen hatte, wurde zurückgenommen; führen Sie ihn erneut aus, oder nehmen Sie zurück.</translation>
    </message>
    <message>
        <source>Wait until the other session is over, or take the server over if you know that it is dead.</source>
        <translation>Warten Sie, bis die andere Sitzung vorbei ist, oder übernehmen Sie den Server, wenn Sie wissen, dass sie tot ist.</translation>
    </message>
    <message>
        <source>%1 is not what the preview showed: somebody changed it meanwhile. Nothing was written.</source>
        <translation>%1 ist nicht, was die Vorschau gezeigt hat: Jemand hat es inzwischen geändert. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Survey again, and look at the new diff.</source>
        <translation>Wiederholen Sie die Bestandsaufnahme und sehen Sie sich den neuen Diff an.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Choose another place for the document.</source>
        <translation>Wählen Sie einen anderen Ort für das Dokument.</translation>
    </message>
    <message>
        <source>Step %1 cannot run yet. %2</source>
        <translation>Schritt %1 kann noch nicht laufen. %2</translation>
    </message>
    <message>
        <source>Run the earlier steps first.</source>
        <translation>Führen Sie zuerst die früheren Schritte aus.</translation>
    </message>
    <message>
        <source>Settle this first, then survey again.</source>
        <translation>Klären Sie das zuerst und wiederholen Sie dann die Bestandsaufnahme.</translation>
    </message>
    <message>
        <source>Settle this on the server, then survey again. Nothing was changed.</source>
        <translation>Klären Sie das auf dem Server und wiederholen Sie dann die Bestandsaufnahme. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>step %1, %2</source>
        <translation>Schritt %1, %2</translation>
    </message>
    <message>
        <source>Step %1, “%2”,</source>
        <translation>Schritt %1, „%2“,</translation>
    </message>
    <message>
        <source>write the journal</source>
        <translation>Journal schreiben</translation>
    </message>
    <message>
        <source>The old homeserver.yaml was put back and Synapse is healthy again. Its log is in the output; settle the cause, then run from step 12 again.</source>
        <translation>Die alte homeserver.yaml wurde zurückgelegt, und Synapse ist wieder gesund. Sein Log steht in der Ausgabe; klären Sie die Ursache und führen Sie dann ab Schritt 12 erneut aus.</translation>
    </message>
    <message>
        <source>Synapse is not healthy with its old configuration either, so the cause lies elsewhere: look at its log in the output.</source>
        <translation>Synapse ist auch mit seiner alten Konfiguration nicht gesund, die Ursache liegt also anderswo: Sehen Sie sich sein Log in der Ausgabe an.</translation>
    </message>
    <message>
        <source>Step %1 is not proved: %2 — %3.</source>
        <translation>Schritt %1 ist nicht nachgewiesen: %2 — %3.</translation>
    </message>
    <message>
        <source>Settle the cause and run the step again, or roll back.</source>
        <translation>Klären Sie die Ursache und führen Sie den Schritt erneut aus, oder nehmen Sie zurück.</translation>
    </message>
    <message>
        <source>STOP-AND-CHECK did not pass. %1</source>
        <translation>STOP-AND-CHECK ist nicht bestanden. %1</translation>
    </message>
    <message>
        <source>Settling: %1</source>
        <translation>Wird geklärt: %1</translation>
    </message>
    <message>
        <source>settle what was cut off</source>
        <translation>klären, was abgeschnitten wurde</translation>
    </message>
    <message>
        <source>Settling what an interrupted run left</source>
        <translation>Es wird geklärt, was ein unterbrochener Lauf hinterlassen hat</translation>
    </message>
    <message>
        <source>check every proof</source>
        <translation>alle Nachweise prüfen</translation>
    </message>
    <message>
        <source>look at what a roll back would take back</source>
        <translation>ermitteln, was zurückgenommen würde</translation>
    </message>
    <message>
        <source>take back: %1</source>
        <translation>zurücknehmen: %1</translation>
    </message>
    <message>
        <source>The roll back</source>
        <translation>Die Rücknahme</translation>
    </message>
    <message>
        <source>%1 is as it was before step %2</source>
        <translation>%1 ist, wie es vor Schritt %2 war</translation>
    </message>
    <message>
        <source>Step %1, %2: %3</source>
        <translation>Schritt %1, %2: %3</translation>
    </message>
    <message>
        <source>prove the old state</source>
        <translation>den alten Zustand nachweisen</translation>
    </message>
    <message>
        <source>%1 is without the lines of step %2; what somebody else changed in it stays</source>
        <translation>%1 enthält die Zeilen von Schritt %2 nicht mehr; was jemand anders darin geändert hat, bleibt</translation>
    </message>
    <message>
        <source>The bridge&apos;s old token is refused</source>
        <translation>Das alte Token der Bridge wird abgelehnt</translation>
    </message>
    <message>
        <source>Writing the journal</source>
        <translation>Journal wird geschrieben</translation>
    </message>
    <message>
        <source>record the link</source>
        <translation>die Kopplung festhalten</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>%1 lesen</translation>
    </message>
    <message>
        <source>Line %1 of the server&apos;s journal cannot be read: %2</source>
        <translation>Zeile %1 im Journal des Servers kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Look at /var/lib/bridgekeeper/journal on the server. Nothing is changed while it cannot be read, because changes to take back may stand in it.</source>
        <translation>Sehen Sie sich /var/lib/bridgekeeper/journal auf dem Server an. Solange es nicht gelesen werden kann, wird nichts geändert, denn es können Änderungen darin stehen, die zurückzunehmen sind.</translation>
    </message>
    <message>
        <source>it is not an entry</source>
        <translation>es ist kein Eintrag</translation>
    </message>
    <message>
        <source>it speaks of a change that is not in the journal</source>
        <translation>es spricht von einer Änderung, die nicht im Journal steht</translation>
    </message>
    <message>
        <source>“%1” is not a kind of entry that this version knows</source>
        <translation>„%1“ ist keine Art von Eintrag, die diese Version kennt</translation>
    </message>
    <message>
        <source>The bridge could not link Signal.</source>
        <translation>Die Bridge konnte Signal nicht koppeln.</translation>
    </message>
    <message>
        <source>Status %1 %2: %3</source>
        <translation>Status %1 %2: %3</translation>
    </message>
    <message>
        <source>The bridge does not answer; look at its state on the Launch page.</source>
        <translation>Die Bridge antwortet nicht; sehen Sie auf der Seite „Start“ nach ihrem Zustand.</translation>
    </message>
    <message>
        <source>Ask for a new code and scan it within a minute, or send %1 to %2.</source>
        <translation>Fordern Sie einen neuen Code an und scannen Sie ihn binnen einer Minute, oder senden Sie %1 an %2.</translation>
    </message>
    <message>
        <source>The code was renewed six times without being scanned.</source>
        <translation>Der Code wurde sechsmal erneuert, ohne gescannt zu werden.</translation>
    </message>
    <message>
        <source>The bridge asked for something that this program does not know (“%1”).</source>
        <translation>Die Bridge hat nach etwas gefragt, das dieses Programm nicht kennt („%1“).</translation>
    </message>
    <message>
        <source>Send %1 to %2 instead.</source>
        <translation>Senden Sie stattdessen %1 an %2.</translation>
    </message>
    <message>
        <source>link Signal</source>
        <translation>Signal koppeln</translation>
    </message>
    <message>
        <source>There is no backup script at %1. Name the right one in the settings.</source>
        <translation>Unter %1 gibt es kein Backup-Skript. Nennen Sie das richtige in den Einstellungen.</translation>
    </message>
    <message>
        <source>The script dumps all databases already.</source>
        <translation>Das Skript sichert schon alle Datenbanken.</translation>
    </message>
    <message>
        <source>Dump %1 too, notice a failed dump, and clean up the new files after the same time</source>
        <translation>Auch %1 sichern, einen fehlgeschlagenen Dump bemerken und die neuen Dateien nach derselben Zeit aufräumen</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>bash accepts the script</source>
        <translation>bash akzeptiert das Skript</translation>
    </message>
    <message>
        <source>mode and owner %1</source>
        <translation>Modus und Eigentümer %1</translation>
    </message>
    <message>
        <source>It dumps %1</source>
        <translation>Es sichert %1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) name it</source>
        <translation>
            <numerusform>%n Zeile nennt sie</numerusform>
            <numerusform>%n Zeilen nennen sie</numerusform>
        </translation>
    </message>
    <message>
        <source>A new dump of %1 is whole</source>
        <translation>Ein neuer Dump von %1 ist vollständig</translation>
    </message>
    <message>
        <source>no dump was made</source>
        <translation>es entstand kein Dump</translation>
    </message>
    <message>
        <source>%1: gzip accepts it%2</source>
        <translation>%1: gzip akzeptiert ihn%2</translation>
    </message>
    <message>
        <source>, and it ends with pg_dump&apos;s completion marker</source>
        <translation>, und er endet mit der Abschlussmarke von pg_dump</translation>
    </message>
    <message>
        <source>It restores into a scratch database with all tables of %1</source>
        <translation>Er lässt sich mit allen Tabellen von %1 in eine Probedatenbank zurückspielen</translation>
    </message>
    <message>
        <source>%1 tables came back, %2 did not</source>
        <translation>%1 Tabellen kamen zurück, %2 nicht</translation>
    </message>
    <message>
        <source>it could not be loaded</source>
        <translation>er konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>The cleanup takes the new dumps after 14 days and none before</source>
        <translation>Das Aufräumen erfasst die neuen Dumps nach 14 Tagen und keinen vorher</translation>
    </message>
    <message>
        <source>a trial file of each, 15 days old: %1; 13 days old: %2</source>
        <translation>je eine Probedatei, 15 Tage alt: %1; 13 Tage alt: %2</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>still there</source>
        <translation>noch da</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>Extend the backup script</source>
        <translation>Backup-Skript erweitern</translation>
    </message>
    <message>
        <source>The bridge&apos;s database and that of MAS are dumped too. A dump that fails leaves no file behind and makes the script fail.</source>
        <translation>Auch die Datenbank der Bridge und die von MAS werden gesichert. Ein fehlgeschlagener Dump hinterlässt keine Datei und lässt das Skript scheitern.</translation>
    </message>
    <message>
        <source>Test the backup</source>
        <translation>Backup testen</translation>
    </message>
    <message>
        <source>A backup is proved by a restore: the script runs once, and each dump is loaded into a scratch database that is dropped again.</source>
        <translation>Ein Backup wird durch Wiederherstellen nachgewiesen: Das Skript läuft einmal, und jeder Dump wird in eine Probedatenbank geladen, die wieder gelöscht wird.</translation>
    </message>
    <message>
        <source>%1 is there.</source>
        <translation>%1 ist da.</translation>
    </message>
    <message>
        <source>%1 is there already, and this program did not make it. Move it away, or choose another directory in the settings.</source>
        <translation>%1 ist schon da und stammt nicht von diesem Programm. Verschieben Sie es, oder wählen Sie in den Einstellungen ein anderes Verzeichnis.</translation>
    </message>
    <message>
        <source>The directory belongs to the bridge&apos;s user, and is closed to others</source>
        <translation>Das Verzeichnis gehört dem Benutzer der Bridge und ist für andere geschlossen</translation>
    </message>
    <message>
        <source>config.yaml is there.</source>
        <translation>config.yaml ist da.</translation>
    </message>
    <message>
        <source>The pinned image is there</source>
        <translation>Das festgelegte Image ist da</translation>
    </message>
    <message>
        <source>config.yaml is there, and is a configuration of the bridge</source>
        <translation>config.yaml ist da und ist eine Konfiguration der Bridge</translation>
    </message>
    <message>
        <source>%1 bytes, mode %2</source>
        <translation>%1 Bytes, Modus %2</translation>
    </message>
    <message>
        <source>Set database, homeserver, address, permissions, encryption and double puppeting in config.yaml</source>
        <translation>Datenbank, Homeserver, Adresse, Berechtigungen, Verschlüsselung und Double-Puppeting in config.yaml setzen</translation>
    </message>
    <message>
        <source>The diff is known once step 7 has made the example.</source>
        <translation>Der Diff ist bekannt, sobald Schritt 7 das Beispiel erzeugt hat.</translation>
    </message>
    <message>
        <source>config.yaml can be read</source>
        <translation>config.yaml kann gelesen werden</translation>
    </message>
    <message>
        <source>It uses the bridge&apos;s own database</source>
        <translation>Sie verwendet die eigene Datenbank der Bridge</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>It reaches Synapse by its name on the network</source>
        <translation>Sie erreicht Synapse unter seinem Namen im Netzwerk</translation>
    </message>
    <message>
        <source>Its domain is Synapse&apos;s server_name</source>
        <translation>Ihre Domain ist der server_name von Synapse</translation>
    </message>
    <message>
        <source>Synapse reaches it by its name on the network</source>
        <translation>Synapse erreicht die Bridge unter ihrem Namen im Netzwerk</translation>
    </message>
    <message>
        <source>It listens on all addresses of its container</source>
        <translation>Sie lauscht auf allen Adressen ihres Containers</translation>
    </message>
    <message>
        <source>Encryption is required, by MSC4190, self-signed</source>
        <translation>Verschlüsselung ist Pflicht, nach MSC4190, selbst signiert</translation>
    </message>
    <message>
        <source>allow, default, require %1; appservice %2; msc4190 %3; self_sign %4</source>
        <translation>allow, default, require %1; appservice %2; msc4190 %3; self_sign %4</translation>
    </message>
    <message>
        <source>Double puppeting has one entry, for this domain, and no example server</source>
        <translation>Double-Puppeting hat einen Eintrag, für diese Domain, und keinen Beispielserver</translation>
    </message>
    <message>
        <source>Create the bridge&apos;s directory</source>
        <translation>Verzeichnis der Bridge anlegen</translation>
    </message>
    <message>
        <source>Beside the compose file; only the bridge&apos;s user (1337) can look into it.</source>
        <translation>Neben der Compose-Datei; nur der Benutzer der Bridge (1337) hat Einblick.</translation>
    </message>
    <message>
        <source>Generate the example configuration</source>
        <translation>Beispiel für config.yaml erzeugen</translation>
    </message>
    <message>
        <source>The pinned image is pulled, and writes its own example.</source>
        <translation>Das festgelegte Image wird bezogen und schreibt sein eigenes Beispiel.</translation>
    </message>
    <message>
        <source>Edit config.yaml</source>
        <translation>config.yaml bearbeiten</translation>
    </message>
    <message>
        <source>A password is kept on the server, readable by root alone.</source>
        <translation>Auf dem Server liegt ein Passwort, nur für root lesbar.</translation>
    </message>
    <message>
        <source>Keep the new role&apos;s password in a file that only root can read</source>
        <translation>Das Passwort der neuen Rolle in einer Datei ablegen, die nur root lesen kann</translation>
    </message>
    <message>
        <source>The password is kept readable by root alone</source>
        <translation>Das Passwort liegt nur für root lesbar vor</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>die Datei ist nicht da</translation>
    </message>
    <message>
        <source>It has at least 32 characters, none of which needs escaping</source>
        <translation>Es hat mindestens 32 Zeichen, von denen keines maskiert werden muss</translation>
    </message>
    <message>
        <source>%1 hexadecimal characters</source>
        <translation>%1 hexadezimale Zeichen</translation>
    </message>
    <message>
        <source>A role or database named %1 is there already, and this program did not make it. Rename or remove it, or choose another name in the settings.</source>
        <translation>Eine Rolle oder Datenbank namens %1 ist schon da und stammt nicht von diesem Programm. Benennen Sie sie um, entfernen Sie sie, oder wählen Sie in den Einstellungen einen anderen Namen.</translation>
    </message>
    <message>
        <source>Role and database %1 are there.</source>
        <translation>Rolle und Datenbank %1 sind da.</translation>
    </message>
    <message>
        <source>PostgreSQL knows the role %1, with a SCRAM-SHA-256 verifier</source>
        <translation>PostgreSQL kennt die Rolle %1, mit einem SCRAM-SHA-256-Verifier</translation>
    </message>
    <message>
        <source>The database belongs to it, in UTF-8 with collation C</source>
        <translation>Die Datenbank gehört ihr, in UTF-8 mit Collation C</translation>
    </message>
    <message>
        <source>It may log in, and is neither superuser nor able to create databases or roles, replicate, or bypass row security</source>
        <translation>Sie darf sich anmelden, ist kein Superuser, darf weder Datenbanken noch Rollen anlegen, nicht replizieren und Row-Level-Security nicht umgehen</translation>
    </message>
    <message>
        <source>login %1, superuser %2, createdb %3, createrole %4, replication %5, bypassrls %6</source>
        <translation>login %1, superuser %2, createdb %3, createrole %4, replication %5, bypassrls %6</translation>
    </message>
    <message>
        <source>no such role</source>
        <translation>keine solche Rolle</translation>
    </message>
    <message>
        <source>It is a member of no other role</source>
        <translation>Sie ist in keiner anderen Rolle Mitglied</translation>
    </message>
    <message>
        <source>%1 memberships</source>
        <translation>%1 Mitgliedschaften</translation>
    </message>
    <message>
        <source>It owns exactly one database</source>
        <translation>Ihr gehört genau eine Datenbank</translation>
    </message>
    <message>
        <source>owner of %1</source>
        <translation>Eigentümer von %1</translation>
    </message>
    <message>
        <source>With its password it can log in over the network</source>
        <translation>Mit ihrem Passwort kann sie sich über das Netzwerk anmelden</translation>
    </message>
    <message>
        <source>With a wrong password it cannot</source>
        <translation>Mit einem falschen Passwort kann sie es nicht</translation>
    </message>
    <message>
        <source>Connected to %1 as the role, reading is refused</source>
        <translation>Als diese Rolle mit %1 verbunden, wird das Lesen verweigert</translation>
    </message>
    <message>
        <source>%1 has no tables</source>
        <translation>%1 hat keine Tabellen</translation>
    </message>
    <message>
        <source>SELECT from %1: SQLSTATE %2</source>
        <translation>SELECT aus %1: SQLSTATE %2</translation>
    </message>
    <message>
        <source>Generate the role&apos;s password</source>
        <translation>Passwort der Rolle erzeugen</translation>
    </message>
    <message>
        <source>Made on this laptop by the system&apos;s random generator, and kept on the server where only root can read it, so that any laptop can go on.</source>
        <translation>Auf diesem Laptop vom Zufallsgenerator des Systems erzeugt und auf dem Server abgelegt, wo nur root es lesen kann, damit jeder Laptop weitermachen kann.</translation>
    </message>
    <message>
        <source>Create role and database</source>
        <translation>Rolle und Datenbank anlegen</translation>
    </message>
    <message>
        <source>The bridge gets a database of its own, and a role that owns it and can do nothing else. PostgreSQL is given a verifier of the password, never the password.</source>
        <translation>Die Bridge bekommt eine eigene Datenbank und eine Rolle, der sie gehört und die sonst nichts darf. PostgreSQL bekommt einen Verifier des Passworts, nie das Passwort.</translation>
    </message>
    <message>
        <source>Verify that the privileges are minimal</source>
        <translation>Prüfen, dass die Rechte minimal sind</translation>
    </message>
    <message>
        <source>The role itself logs in, and is refused in every other database.</source>
        <translation>Die Rolle selbst meldet sich an und wird in jeder anderen Datenbank abgewiesen.</translation>
    </message>
    <message>
        <source>Describe the bridge in %1</source>
        <translation>Die Bridge in %1 beschreiben</translation>
    </message>
    <message>
        <source>The documents were updated.</source>
        <translation>Die Dokumente wurden aktualisiert.</translation>
    </message>
    <message>
        <source>Name services.md and MEMORY.md, on this laptop or as server:/path, to have them updated.</source>
        <translation>Nennen Sie services.md und MEMORY.md, auf diesem Laptop oder als server:/pfad, um sie aktualisieren zu lassen.</translation>
    </message>
    <message>
        <source>The documents describe the bridge.</source>
        <translation>Die Dokumente beschreiben die Bridge.</translation>
    </message>
    <message>
        <source>%1 describes the bridge</source>
        <translation>%1 beschreibt die Bridge</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Update the documents</source>
        <translation>Dokumente aktualisieren</translation>
    </message>
    <message>
        <source>services.md and MEMORY.md learn about the bridge; the report says all that was changed and proved.</source>
        <translation>services.md und MEMORY.md erfahren von der Bridge; der Bericht sagt alles, was geändert und nachgewiesen wurde.</translation>
    </message>
    <message>
        <source>The compose file has the service.</source>
        <translation>Die Compose-Datei hat den Dienst.</translation>
    </message>
    <message>
        <source>Add the service %1, without any published port</source>
        <translation>Den Dienst %1 hinzufügen, ohne veröffentlichten Port</translation>
    </message>
    <message>
        <source>docker compose accepts the file</source>
        <translation>docker compose akzeptiert die Datei</translation>
    </message>
    <message>
        <source>docker compose config: status 0</source>
        <translation>docker compose config: Status 0</translation>
    </message>
    <message>
        <source>It knows the service %1, pinned to its image</source>
        <translation>Sie kennt den Dienst %1, auf sein Image festgelegt</translation>
    </message>
    <message>
        <source>no such service</source>
        <translation>kein solcher Dienst</translation>
    </message>
    <message>
        <source>The service publishes no port</source>
        <translation>Der Dienst veröffentlicht keinen Port</translation>
    </message>
    <message>
        <source>it publishes some</source>
        <translation>er veröffentlicht welche</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The bridge is running.</source>
        <translation>Die Bridge läuft.</translation>
    </message>
    <message>
        <source>Put the earlier installation&apos;s pickle_key back into config.yaml, which its data needs</source>
        <translation>Den pickle_key der früheren Installation, den ihre Daten brauchen, in config.yaml zurücklegen</translation>
    </message>
    <message>
        <source>The container runs and does not restart</source>
        <translation>Der Container läuft und startet nicht ständig neu</translation>
    </message>
    <message>
        <source>Its log reached “Bridge started”, with no fatal line</source>
        <translation>Sein Log hat „Bridge started“ erreicht, ohne fatale Zeile</translation>
    </message>
    <message>
        <source>%1 started, %2 fatal</source>
        <translation>%1 gestartet, %2 fatal</translation>
    </message>
    <message>
        <source>The bridge says that it is ready</source>
        <translation>Die Bridge meldet sich bereit</translation>
    </message>
    <message>
        <source>/_matrix/mau/ready: %1</source>
        <translation>/_matrix/mau/ready: %1</translation>
    </message>
    <message>
        <source>Synapse reaches the bridge</source>
        <translation>Synapse erreicht die Bridge</translation>
    </message>
    <message>
        <source>ping %1 ms</source>
        <translation>Ping %1 ms</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Add the service to the compose file</source>
        <translation>Den Dienst in die Compose-Datei aufnehmen</translation>
    </message>
    <message>
        <source>Start the bridge</source>
        <translation>Die Bridge starten</translation>
    </message>
    <message>
        <source>Only this service, with --no-deps: without it a drifted Postgres would be recreated.</source>
        <translation>Nur dieser Dienst, mit --no-deps: Ohne das würde ein abweichender Postgres neu erstellt.</translation>
    </message>
    <message>
        <source>The Signal account is linked.</source>
        <translation>Das Signal-Konto ist gekoppelt.</translation>
    </message>
    <message>
        <source>The bridge has a Signal account of %1</source>
        <translation>Die Bridge hat ein Signal-Konto von %1</translation>
    </message>
    <message>
        <source>Link Signal</source>
        <translation>Signal koppeln</translation>
    </message>
    <message>
        <source>Scan the code with the Signal app: Settings, Linked devices. It is renewed by itself.</source>
        <translation>Scannen Sie den Code mit der Signal-App: Einstellungen, Gekoppelte Geräte. Er erneuert sich von selbst.</translation>
    </message>
    <message>
        <source>registration.yaml is there.</source>
        <translation>registration.yaml ist da.</translation>
    </message>
    <message>
        <source>registration.yaml can be read</source>
        <translation>registration.yaml kann gelesen werden</translation>
    </message>
    <message>
        <source>Its id and address are those of the bridge</source>
        <translation>Ihre ID und Adresse sind die der Bridge</translation>
    </message>
    <message>
        <source>id %1, url %2</source>
        <translation>ID %1, URL %2</translation>
    </message>
    <message>
        <source>It asks for MSC4190, which encryption under MAS needs</source>
        <translation>Sie verlangt MSC4190, das die Verschlüsselung unter MAS braucht</translation>
    </message>
    <message>
        <source>the flag is missing</source>
        <translation>das Flag fehlt</translation>
    </message>
    <message>
        <source>Its exclusive namespace covers %1</source>
        <translation>Ihr exklusiver Namespace umfasst %1</translation>
    </message>
    <message>
        <source>config.yaml holds the same tokens</source>
        <translation>config.yaml enthält dieselben Tokens</translation>
    </message>
    <message>
        <source>as_token and hs_token are equal</source>
        <translation>as_token und hs_token sind gleich</translation>
    </message>
    <message>
        <source>they differ</source>
        <translation>sie unterscheiden sich</translation>
    </message>
    <message>
        <source>doublepuppet.yaml is there.</source>
        <translation>doublepuppet.yaml ist da.</translation>
    </message>
    <message>
        <source>Register the double puppet: messages sent from a phone appear as their sender</source>
        <translation>Den Double-Puppet registrieren: Vom Telefon gesendete Nachrichten erscheinen als ihr Absender</translation>
    </message>
    <message>
        <source>Its token is known once step 8 has written config.yaml.</source>
        <translation>Sein Token ist bekannt, sobald Schritt 8 config.yaml geschrieben hat.</translation>
    </message>
    <message>
        <source>doublepuppet.yaml can be read</source>
        <translation>doublepuppet.yaml kann gelesen werden</translation>
    </message>
    <message>
        <source>It covers every user of the domain, exclusively none</source>
        <translation>Sie umfasst jeden Benutzer der Domain, exklusiv keinen</translation>
    </message>
    <message>
        <source>%1, exclusive: %2</source>
        <translation>%1, exclusive: %2</translation>
    </message>
    <message>
        <source>config.yaml holds its token</source>
        <translation>config.yaml enthält ihr Token</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Copy %1 to where Synapse reads it, readable as homeserver.yaml is</source>
        <translation>%1 dorthin kopieren, wo Synapse es liest, lesbar wie homeserver.yaml</translation>
    </message>
    <message>
        <source>Synapse&apos;s directory holds both files already.</source>
        <translation>Im Verzeichnis von Synapse liegen beide Dateien schon.</translation>
    </message>
    <message>
        <source>The files are known once steps 9 and 10 have made them.</source>
        <translation>Die Dateien sind bekannt, sobald die Schritte 9 und 10 sie erzeugt haben.</translation>
    </message>
    <message>
        <source>Synapse&apos;s own user reads %1 in its container, byte for byte</source>
        <translation>Der Benutzer von Synapse liest %1 in seinem Container, Byte für Byte</translation>
    </message>
    <message>
        <source>it cannot read the file</source>
        <translation>er kann die Datei nicht lesen</translation>
    </message>
    <message>
        <source>SHA-256 %1…</source>
        <translation>SHA-256 %1…</translation>
    </message>
    <message>
        <source>The copy&apos;s mode or owner keeps Synapse&apos;s user out.</source>
        <translation>Modus oder Eigentümer der Kopie sperren den Benutzer von Synapse aus.</translation>
    </message>
    <message>
        <source>Generate registration.yaml</source>
        <translation>registration.yaml erzeugen</translation>
    </message>
    <message>
        <source>The image writes it, and puts its tokens into config.yaml.</source>
        <translation>Das Image schreibt sie und trägt ihre Tokens in config.yaml ein.</translation>
    </message>
    <message>
        <source>Create doublepuppet.yaml</source>
        <translation>doublepuppet.yaml anlegen</translation>
    </message>
    <message>
        <source>A second registration, without an address, that may speak as the domain&apos;s users.</source>
        <translation>Eine zweite Registration, ohne Adresse, die im Namen der Benutzer der Domain sprechen darf.</translation>
    </message>
    <message>
        <source>Copy both into Synapse&apos;s directory</source>
        <translation>Beide ins Verzeichnis von Synapse kopieren</translation>
    </message>
    <message>
        <source>With the owner and mode of homeserver.yaml: the generated file is closed to Synapse&apos;s user.</source>
        <translation>Mit Eigentümer und Modus von homeserver.yaml: Die erzeugte Datei ist für den Benutzer von Synapse geschlossen.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Bridge configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>Synapse</source>
        <translation>Synapse</translation>
    </message>
    <message>
        <source>Stop and check</source>
        <translation>STOP-AND-CHECK</translation>
    </message>
    <message>
        <source>Launch</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Überprüfen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Koppeln</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>%1 could not be read as a whole (it is larger than 4 MiB, or changed while it was read). Survey again.</source>
        <translation>%1 konnte nicht vollständig gelesen werden (größer als 4 MiB oder während des Lesens geändert). Wiederholen Sie die Bestandsaufnahme.</translation>
    </message>
    <message>
        <source>Done and proved, but changed by somebody else since. Check the proofs; to have it made again, roll back to before this step.</source>
        <translation>Erledigt und nachgewiesen, aber seitdem von jemand anderem geändert. Prüfen Sie die Nachweise; um es neu machen zu lassen, nehmen Sie bis vor diesen Schritt zurück.</translation>
    </message>
    <message>
        <source>Only its proof is missing.</source>
        <translation>Es fehlt nur der Nachweis.</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source> an HTML page</source>
        <translation> eine HTML-Seite</translation>
    </message>
    <message>
        <source>A proxy or MAS answered instead of Synapse: %1 does not lead to Synapse itself.</source>
        <translation>Statt Synapse hat ein Proxy oder MAS geantwortet: %1 führt nicht zu Synapse selbst.</translation>
    </message>
    <message>
        <source>Synapse does not run, because it cannot read %1: the file is closed to the user it runs as.</source>
        <translation>Synapse läuft nicht, weil es %1 nicht lesen kann: Die Datei ist für den Benutzer, unter dem es läuft, geschlossen.</translation>
    </message>
    <message>
        <source>Synapse does not run, because a registration that homeserver.yaml names is not there: a path of the host stands where the container&apos;s belongs.</source>
        <translation>Synapse läuft nicht, weil eine Registration fehlt, die homeserver.yaml nennt: Dort steht ein Pfad des Hosts, wo der des Containers hingehört.</translation>
    </message>
    <message>
        <source>Synapse does not answer at %1; its log says why.</source>
        <translation>Synapse antwortet nicht unter %1; sein Log sagt, warum.</translation>
    </message>
    <message>
        <source>MAS is down: Synapse cannot ask it about a token, so the check itself cannot be trusted. Start MAS and check again.</source>
        <translation>MAS läuft nicht: Synapse kann es nicht nach einem Token fragen, der Prüfung selbst ist also nicht zu trauen. Starten Sie MAS und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>A random token was not refused, so the check itself cannot be trusted.</source>
        <translation>Ein zufälliges Token wurde nicht abgelehnt, der Prüfung selbst ist also nicht zu trauen.</translation>
    </message>
    <message>
        <source>Synapse&apos;s user cannot read %1 in its directory; the next restart of Synapse would fail.</source>
        <translation>Der Benutzer von Synapse kann %1 in dessen Verzeichnis nicht lesen; der nächste Neustart von Synapse würde scheitern.</translation>
    </message>
    <message>
        <source>The copy of registration.yaml that Synapse reads holds another token than the bridge&apos;s: it was generated again after it was copied.</source>
        <translation>Die Kopie von registration.yaml, die Synapse liest, enthält ein anderes Token als die der Bridge: Sie wurde nach dem Kopieren neu erzeugt.</translation>
    </message>
    <message>
        <source>The token in config.yaml differs from the one in registration.yaml, so the bridge would present a token that Synapse does not know.</source>
        <translation>Das Token in config.yaml ist ein anderes als das in registration.yaml, die Bridge würde also ein Token vorlegen, das Synapse nicht kennt.</translation>
    </message>
    <message>
        <source>Synapse does not know the token: it was not restarted since the registration was written, or the tokens were generated again afterwards.</source>
        <translation>Synapse kennt das Token nicht: Es wurde nicht neu gestartet, seit die Registration geschrieben wurde, oder die Tokens wurden danach neu erzeugt.</translation>
    </message>
    <message>
        <source>The registration is not loaded: homeserver.yaml does not name it in app_service_config_files.</source>
        <translation>Die Registration ist nicht geladen: homeserver.yaml nennt sie nicht in app_service_config_files.</translation>
    </message>
    <message>
        <source>Synapse answers the bridge&apos;s token with status %1.</source>
        <translation>Synapse antwortet auf das Token der Bridge mit Status %1.</translation>
    </message>
    <message>
        <source>The token belongs to %1, not to the sender of registration.yaml.</source>
        <translation>Das Token gehört %1, nicht dem Absender aus registration.yaml.</translation>
    </message>
    <message>
        <source>The token belongs to another appservice id than “%1”: the registration&apos;s id is wrong.</source>
        <translation>Das Token gehört zu einer anderen Appservice-ID als „%1“: Die ID der Registration ist falsch.</translation>
    </message>
    <message>
        <source>This Synapse does not know the appservice ping; it is too old.</source>
        <translation>Dieses Synapse kennt den Appservice-Ping nicht; es ist zu alt.</translation>
    </message>
    <message>
        <source>The bot&apos;s name @%1 is outside the registration&apos;s namespace: the domain of the configuration and Synapse&apos;s server_name differ, or the bot was renamed.</source>
        <translation>Der Name des Bots, @%1, liegt außerhalb des Namespace der Registration: Die Domain der Konfiguration und der server_name von Synapse unterscheiden sich, oder der Bot wurde umbenannt.</translation>
    </message>
    <message>
        <source>Synapse does not register @%1: %2.</source>
        <translation>Synapse registriert @%1 nicht: %2.</translation>
    </message>
    <message>
        <source>A device cannot be made and deleted for the bot without a login (MSC4190), so encryption could not work under MAS.</source>
        <translation>Ohne Anmeldung kann für den Bot kein Gerät angelegt und gelöscht werden (MSC4190), Verschlüsselung könnte unter MAS also nicht funktionieren.</translation>
    </message>
    <message>
        <source>Something already listens at the bridge&apos;s address, though the bridge was not started yet.</source>
        <translation>Unter der Adresse der Bridge lauscht schon etwas, obwohl die Bridge noch nicht gestartet wurde.</translation>
    </message>
    <message>
        <source>Synapse does not answer the ping of the bridge&apos;s id as it should: %1.</source>
        <translation>Synapse beantwortet den Ping für die ID der Bridge nicht, wie es sollte: %1.</translation>
    </message>
    <message>
        <source>The double puppet&apos;s registration is not accepted: its namespace does not cover %1, or it is not loaded.</source>
        <translation>Die Registration des Double-Puppets wird nicht akzeptiert: Ihr Namespace umfasst %1 nicht, oder sie ist nicht geladen.</translation>
    </message>
    <message>
        <source>Synapse&apos;s log has a registration error since it started.</source>
        <translation>Im Log von Synapse steht seit dem Start ein Registration-Fehler.</translation>
    </message>
    <message>
        <source>Negative control: a random token is refused by Synapse</source>
        <translation>Negativprobe: Synapse lehnt ein zufälliges Token ab</translation>
    </message>
    <message>
        <source>The check itself cannot be trusted (503: MAS is down).</source>
        <translation>Der Prüfung selbst ist nicht zu trauen (503: MAS läuft nicht).</translation>
    </message>
    <message>
        <source>The bridge&apos;s token is that of its registration&apos;s sender</source>
        <translation>Das Token der Bridge ist das des Absenders ihrer Registration</translation>
    </message>
    <message>
        <source>401: the registration is not loaded, the token differs, or MAS judged it; a redirect or a page: a proxy or MAS answered.</source>
        <translation>401: Die Registration ist nicht geladen, das Token ist ein anderes, oder MAS hat es beurteilt; eine Weiterleitung oder eine Seite: Ein Proxy oder MAS hat geantwortet.</translation>
    </message>
    <message>
        <source>Synapse knows the bridge&apos;s id (and the bridge is not up yet)</source>
        <translation>Synapse kennt die ID der Bridge (und die Bridge läuft noch nicht)</translation>
    </message>
    <message>
        <source>403: the token belongs to another id; 404: Synapse is too old; 200: something already listens at that address.</source>
        <translation>403: Das Token gehört zu einer anderen ID; 404: Synapse ist zu alt; 200: Unter dieser Adresse lauscht schon etwas.</translation>
    </message>
    <message>
        <source>The bot&apos;s user can be registered by the bridge</source>
        <translation>Der Benutzer des Bots kann von der Bridge registriert werden</translation>
    </message>
    <message>
        <source>M_EXCLUSIVE: the namespace is wrong.</source>
        <translation>M_EXCLUSIVE: Der Namespace ist falsch.</translation>
    </message>
    <message>
        <source>The bridge may act as %1</source>
        <translation>Die Bridge darf als %1 handeln</translation>
    </message>
    <message>
        <source>403: the bot is outside the namespaces, or not registered.</source>
        <translation>403: Der Bot liegt außerhalb der Namespaces oder ist nicht registriert.</translation>
    </message>
    <message>
        <source>MSC4190: a device is created for the bot without a login</source>
        <translation>MSC4190: Für den Bot wird ohne Anmeldung ein Gerät angelegt</translation>
    </message>
    <message>
        <source>Encryption could not work under MAS.</source>
        <translation>Verschlüsselung könnte unter MAS nicht funktionieren.</translation>
    </message>
    <message>
        <source>… and deleted again</source>
        <translation>… und wieder gelöscht</translation>
    </message>
    <message>
        <source>The double puppet&apos;s token is accepted</source>
        <translation>Das Token des Double-Puppets wird akzeptiert</translation>
    </message>
    <message>
        <source>The double puppet&apos;s registration is not loaded.</source>
        <translation>Die Registration des Double-Puppets ist nicht geladen.</translation>
    </message>
    <message>
        <source>… and may speak as %1</source>
        <translation>… und darf als %1 sprechen</translation>
    </message>
    <message>
        <source>Its namespace does not cover the operator.</source>
        <translation>Sein Namespace umfasst Ihr Konto nicht.</translation>
    </message>
    <message>
        <source>config.yaml, registration.yaml and Synapse&apos;s copy hold the same token</source>
        <translation>config.yaml, registration.yaml und die Kopie von Synapse enthalten dasselbe Token</translation>
    </message>
    <message>
        <source>SHA-256 %1… · %2… · %3…</source>
        <translation>SHA-256 %1… · %2… · %3…</translation>
    </message>
    <message>
        <source>A token was generated again after the files were copied.</source>
        <translation>Ein Token wurde neu erzeugt, nachdem die Dateien kopiert waren.</translation>
    </message>
    <message>
        <source>Synapse&apos;s own user can read both registrations</source>
        <translation>Der Benutzer von Synapse kann beide Registrations lesen</translation>
    </message>
    <message>
        <source>read in its container as its user</source>
        <translation>in seinem Container als sein Benutzer gelesen</translation>
    </message>
    <message>
        <source>not both</source>
        <translation>nicht beide</translation>
    </message>
    <message>
        <source>The next restart of Synapse would fail.</source>
        <translation>Der nächste Neustart von Synapse würde scheitern.</translation>
    </message>
    <message>
        <source>none since %1</source>
        <translation>keiner seit %1</translation>
    </message>
    <message>
        <source>STOP-AND-CHECK</source>
        <translation>STOP-AND-CHECK</translation>
    </message>
    <message>
        <source>Does Synapse accept the bridge&apos;s token beside MAS? Nothing after this can be reached while one of these probes is red.</source>
        <translation>Akzeptiert Synapse das Token der Bridge neben MAS? Nichts danach ist erreichbar, solange eine dieser Proben rot ist.</translation>
    </message>
    <message>
        <source>homeserver.yaml has both already.</source>
        <translation>homeserver.yaml hat schon beide.</translation>
    </message>
    <message>
        <source>Add the two flags and both registrations to homeserver.yaml, in one write</source>
        <translation>Die beiden Flags und beide Registrations in homeserver.yaml eintragen, in einem Schreibvorgang</translation>
    </message>
    <message>
        <source>Synapse&apos;s own code accepts the file and every registration it names</source>
        <translation>Der eigene Code von Synapse akzeptiert die Datei und jede Registration, die sie nennt</translation>
    </message>
    <message>
        <source>Both experimental features are on</source>
        <translation>Beide experimentellen Funktionen sind an</translation>
    </message>
    <message>
        <source>Written together with step 12, in one write</source>
        <translation>Zusammen mit Schritt 12 geschrieben, in einem Schreibvorgang</translation>
    </message>
    <message>
        <source>app_service_config_files names %1</source>
        <translation>app_service_config_files nennt %1</translation>
    </message>
    <message>
        <source>Synapse was restarted since homeserver.yaml was written.</source>
        <translation>Synapse wurde neu gestartet, seit homeserver.yaml geschrieben wurde.</translation>
    </message>
    <message>
        <source>Synapse runs, is healthy and answers</source>
        <translation>Synapse läuft, ist gesund und antwortet</translation>
    </message>
    <message>
        <source>%1, started %2</source>
        <translation>%1, gestartet %2</translation>
    </message>
    <message>
        <source>Its log has no registration error since it started</source>
        <translation>In seinem Log steht seit dem Start kein Registration-Fehler</translation>
    </message>
    <message>
        <source>Add experimental_features</source>
        <translation>experimental_features hinzufügen</translation>
    </message>
    <message>
        <source>Merged into the block if there is one. Steps 12 and 13 are one diff and one write.</source>
        <translation>In den Block eingefügt, wenn es ihn gibt. Die Schritte 12 und 13 sind ein Diff und ein Schreibvorgang.</translation>
    </message>
    <message>
        <source>Add both paths to app_service_config_files</source>
        <translation>Beide Pfade in app_service_config_files eintragen</translation>
    </message>
    <message>
        <source>As the container sees them, beside entries that are there.</source>
        <translation>So, wie der Container sie sieht, neben den vorhandenen Einträgen.</translation>
    </message>
    <message>
        <source>Restart Synapse once</source>
        <translation>Synapse einmal neu starten</translation>
    </message>
    <message>
        <source>The settings leave the room with the bot to the operator.</source>
        <translation>Die Einstellungen überlassen Ihnen den Raum mit dem Bot.</translation>
    </message>
    <message>
        <source>The bot has greeted the operator.</source>
        <translation>Der Bot hat Sie begrüßt.</translation>
    </message>
    <message>
        <source>%1 has a profile</source>
        <translation>%1 hat ein Profil</translation>
    </message>
    <message>
        <source>It has a device with keys</source>
        <translation>Er hat ein Gerät mit Schlüsseln</translation>
    </message>
    <message>
        <source>It has a master key: end-to-bridge encryption is up</source>
        <translation>Er hat einen Master-Key: Ende-zu-Bridge-Verschlüsselung ist aktiv</translation>
    </message>
    <message>
        <source>present</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>It joined the operator&apos;s room and greeted</source>
        <translation>Er hat Ihren Raum betreten und gegrüßt</translation>
    </message>
    <message>
        <source>The bot appears in Matrix</source>
        <translation>Der Bot erscheint in Matrix</translation>
    </message>
    <message>
        <source>Its profile, its device and its keys; and an invitation by the operator is accepted and greeted.</source>
        <translation>Sein Profil, sein Gerät und seine Schlüssel; und eine Einladung von Ihnen wird angenommen und begrüßt.</translation>
    </message>
    <message>
        <source>Choose v0.2607.0 or newer in the settings, roll back to step 6, and run the steps again.</source>
        <translation>Wählen Sie in den Einstellungen v0.2607.0 oder neuer, nehmen Sie bis Schritt 6 zurück, und führen Sie die Schritte erneut aus.</translation>
    </message>
    <message>
        <source>The role that the backup uses may not read all of a database.</source>
        <translation>Die Rolle, mit der die Sicherung liest, darf eine Datenbank nicht ganz lesen.</translation>
    </message>
    <message>
        <source>Grant it what the line below names, or let the script dump as a superuser; until then no backup is whole.</source>
        <translation>Geben Sie ihr das Recht, das die Zeile unten nennt, oder lassen Sie das Skript als Superuser sichern; bis dahin ist keine Sicherung vollständig.</translation>
    </message>
    <message>
        <source>A script of this program is still running on the server.</source>
        <translation>Ein Skript dieses Programms läuft noch auf dem Server.</translation>
    </message>
    <message>
        <source>It holds /var/lib/bridgekeeper/lock. Wait for its end; if it hangs, end it, and survey again.</source>
        <translation>Es hält /var/lib/bridgekeeper/lock. Warten Sie sein Ende ab; hängt es, beenden Sie es, und wiederholen Sie dann die Bestandsaufnahme.</translation>
    </message>
    <message>
        <source>Step %1 (%2) cannot be done.</source>
        <translation>Schritt %1 (%2) ist nicht möglich.</translation>
    </message>
    <message>
        <source>A container named %1 is there already, and this program did not make it. Rename or remove it.</source>
        <translation>Ein Container namens %1 ist schon da, und dieses Programm hat ihn nicht angelegt. Benennen Sie ihn um, oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>You take the server over from them with the next step.</source>
        <translation>Mit dem nächsten Schritt übernehmen Sie den Server.</translation>
    </message>
    <message>
        <source>The bridge ended soon after it was started.</source>
        <translation>Die Bridge endete bald nach ihrem Start.</translation>
    </message>
    <message>
        <source>Its last lines are below. Settle what they name, and run the step again.</source>
        <translation>Ihre letzten Zeilen stehen unten. Beheben Sie, was sie nennen, und führen Sie den Schritt erneut aus.</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier change(s) stay, because this one stands on them. Settle the cause, then roll back again.</source>
        <translation>
            <numerusform>%n frühere Änderung bleibt, weil diese darauf aufbaut. Beheben Sie die Ursache und nehmen Sie dann erneut zurück.</numerusform>
            <numerusform>%n frühere Änderungen bleiben, weil diese darauf aufbaut. Beheben Sie die Ursache und nehmen Sie dann erneut zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>Register %1 in Synapse, and make and delete a device for it</source>
        <translation>%1 in Synapse registrieren und ein Gerät dafür anlegen und löschen</translation>
    </message>
    <message>
        <source>%1 stays a user of Synapse.</source>
        <translation>%1 bleibt ein Benutzer von Synapse.</translation>
    </message>
    <message>
        <source>The bot&apos;s user %1 stays in Synapse&apos;s database.</source>
        <translation>Der Benutzer des Bots, %1, bleibt in der Datenbank von Synapse.</translation>
    </message>
    <message>
        <source>Old dumps that the backup script removes by its own retention, as every run of it does.</source>
        <translation>Alte Dumps, die das Backup-Skript nach seiner eigenen Frist löscht, wie bei jedem Lauf.</translation>
    </message>
    <message>
        <source>The pause while Synapse restarts.</source>
        <translation>Die Pause, während Synapse neu startet.</translation>
    </message>
    <message>
        <source>The users that the bridge makes for Signal contacts stay in Synapse&apos;s database, and their rooms.</source>
        <translation>Die Benutzer, die die Bridge für Signal-Kontakte anlegt, bleiben in der Datenbank von Synapse, und ihre Räume.</translation>
    </message>
    <message>
        <source>Not everything could be taken back.</source>
        <translation>Nicht alles konnte zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Settle the cause, then roll back again; what is back already stays back.</source>
        <translation>Beheben Sie die Ursache und nehmen Sie dann noch einmal zurück; was schon zurück ist, bleibt zurück.</translation>
    </message>
    <message>
        <source>Read the password for sudo from the first line of standard input; it also answers one question for a password while logging in.</source>
        <translation>Das Passwort für sudo aus der ersten Zeile der Standardeingabe lesen; es beantwortet auch eine Frage nach einem Passwort beim Anmelden.</translation>
    </message>
    <message>
        <source>This code is too long to be drawn. Link with a command to the bot instead.</source>
        <translation>Dieser Code ist zu lang zum Zeichnen. Verknüpfen Sie stattdessen mit einem Befehl an den Bot.</translation>
    </message>
    <message>
        <source>What %1 answers to “%2” cannot be read.</source>
        <translation>Was %1 auf „%2“ antwortet, ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Connect again. If it happens once more, something on the server meddles with what its shell says: look for it there.</source>
        <translation>Verbinden Sie sich erneut. Geschieht es noch einmal, verändert etwas auf dem Server, was seine Shell sagt: suchen Sie es dort.</translation>
    </message>
    <message>
        <source>%1 answered “%2” with more than %3 MiB, which is not kept.</source>
        <translation>%1 hat auf „%2“ mit mehr als %3 MiB geantwortet; das wird nicht behalten.</translation>
    </message>
    <message>
        <source>Look on the server for a file or a log of that size among those that are read there, or for a program that does not stop writing. Then try again.</source>
        <translation>Suchen Sie auf dem Server unter dem, was gelesen wird, nach einer Datei oder einem Log dieser Größe oder nach einem Programm, das nicht aufhört zu schreiben. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost %2.</source>
        <translation>Die Verbindung zu %1 ging verloren, %2.</translation>
    </message>
    <message>
        <source>%1 stopped answering %2.</source>
        <translation>%1 antwortete nicht mehr, %2.</translation>
    </message>
    <message>
        <source>The survey of %1 ended early.</source>
        <translation>Die Bestandsaufnahme von %1 endete vorzeitig.</translation>
    </message>
    <message>
        <source>Look at what the server said, and survey again.</source>
        <translation>Sehen Sie sich an, was der Server gesagt hat, und nehmen Sie den Bestand erneut auf.</translation>
    </message>
    <message>
        <source>Nothing was done. Survey again, look at what stands now, and go on from there.</source>
        <translation>Nichts wurde getan. Nehmen Sie den Bestand erneut auf, sehen Sie sich an, was jetzt steht, und machen Sie von dort weiter.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Looking at what a roll back would take back</source>
        <translation>Nachsehen, was zurückgenommen würde,</translation>
    </message>
    <message>
        <source>Proving the old state</source>
        <translation>Der Nachweis des alten Zustands</translation>
    </message>
    <message>
        <source>The bridge is not started, and steps 16 and later stay locked. %1 Settle the cause and check again, roll back to a step, or leave everything as it is.</source>
        <translation>Die Bridge wird nicht gestartet, und die Schritte ab 16 bleiben gesperrt. %1 Beheben Sie die Ursache und prüfen Sie erneut, nehmen Sie bis zu einem Schritt zurück, oder lassen Sie alles, wie es ist.</translation>
    </message>
    <message>
        <source>The evidence is in %1.</source>
        <translation>Die Belege liegen in %1.</translation>
    </message>
    <message>
        <source>The evidence could not be saved in %1: %2.</source>
        <translation>Die Belege konnten nicht in %1 gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>Checking the proofs</source>
        <translation>Das Prüfen der Nachweise</translation>
    </message>
    <message>
        <source>It has the data of all tables of %1</source>
        <translation>Er enthält die Daten aller Tabellen von %1</translation>
    </message>
    <message>
        <source>read only, as loading it here could harm (too large, or not of one database): %1 tables are in it, %2 are not</source>
        <translation>nur gelesen, weil das Laden hier schaden könnte (zu groß, oder nicht von einer einzigen Datenbank): %1 Tabellen sind darin, %2 nicht</translation>
    </message>
    <message>
        <source>config.yaml has all settings already.</source>
        <translation>config.yaml hat schon alle Einstellungen.</translation>
    </message>
    <message>
        <source>Exactly three permissions, and none of the example&apos;s</source>
        <translation>Genau drei Berechtigungen und keine des Beispiels</translation>
    </message>
    <message>
        <source>Only these settings change; comments, order and everything else stay.</source>
        <translation>Nur diese Einstellungen ändern sich; Kommentare, Reihenfolge und alles andere bleiben.</translation>
    </message>
    <message>
        <source>A question about another database&apos;s tables would fail for every role; so the role itself logs in to each database and is refused there.</source>
        <translation>Eine Frage nach den Tabellen einer anderen Datenbank schlüge für jede Rolle fehl; darum meldet sich die Rolle selbst an jeder Datenbank an und wird dort abgewiesen.</translation>
    </message>
    <message>
        <source>One block is added; no other service may change by it.</source>
        <translation>Ein Block kommt hinzu; kein anderer Dienst darf sich dadurch ändern.</translation>
    </message>
    <message>
        <source>Linking needs a person with a phone: a QR code is drawn here, or send %1 to %2.</source>
        <translation>Zum Verknüpfen braucht es einen Menschen mit Telefon: hier wird ein QR-Code gezeichnet, oder senden Sie %1 an %2.</translation>
    </message>
    <message>
        <source>One question would not do: Synapse never returns appservice_id, and without ?user_id= it answers with the registration&apos;s random sender.</source>
        <translation>Eine Frage genügt nicht: Synapse gibt appservice_id nie zurück, und ohne ?user_id= antwortet es mit dem zufälligen Absender der Registrierung.</translation>
    </message>
    <message>
        <source>Synapse&apos;s log has no registration error since it started</source>
        <translation>Das Log von Synapse hat seit dem Start keinen Registrierungsfehler</translation>
    </message>
    <message>
        <source>With encryption.appservice off this bridge does not use the two flags yet; they do no harm.</source>
        <translation>Ohne encryption.appservice nutzt diese Bridge die beiden Schalter noch nicht; sie schaden nicht.</translation>
    </message>
    <message>
        <source>People notice a pause of about ten seconds. If it does not come back, the old file is put back automatically.</source>
        <translation>Die Leute bemerken eine Pause von etwa zehn Sekunden. Kommt es nicht zurück, wird die alte Datei von selbst zurückgespielt.</translation>
    </message>
    <message>
        <source>What was cut off or failed is settled by the next apply or rollback, or when the window connects.</source>
        <translation>Was abgebrochen wurde oder fehlschlug, bereinigt das nächste apply oder rollback, oder das Fenster, sobald es verbindet.</translation>
    </message>
    <message>
        <source>it is there, with such a verifier</source>
        <translation>sie ist da, mit einem solchen Verifizierer</translation>
    </message>
    <message>
        <source>it is there, with another verifier or none</source>
        <translation>sie ist da, mit einem anderen Verifizierer oder keinem</translation>
    </message>
    <message>
        <source>What the bridge&apos;s directory holds, and a dump of its database, stay in /var/lib/bridgekeeper/kept, readable by root only.</source>
        <translation>Was das Verzeichnis der Bridge enthält und ein Dump ihrer Datenbank bleiben in /var/lib/bridgekeeper/kept, nur für root lesbar.</translation>
    </message>
    <message>
        <source>What stands on the server is not known: the last survey did not come to its end. Survey again.</source>
        <translation>Was auf dem Server steht, ist nicht bekannt: Die letzte Bestandsaufnahme kam nicht an ihr Ende. Wiederholen Sie die Bestandsaufnahme.</translation>
    </message>
    <message>
        <source>The script does not say by BACKUP_DIR=/… where its dumps go, so that they could not be tested. Let it name the directory so, then survey again.</source>
        <translation>Das Skript sagt nicht mit BACKUP_DIR=/…, wohin seine Dumps gehen, sodass sie nicht geprüft werden könnten. Lassen Sie es das Verzeichnis so nennen, und wiederholen Sie dann die Bestandsaufnahme.</translation>
    </message>
    <message>
        <source>The shell on %1 could not start “%2”.</source>
        <translation>Die Shell auf %1 konnte „%2“ nicht starten.</translation>
    </message>
    <message>
        <source>Nothing of it was run. Settle what the server&apos;s shell says (a full /tmp, say, or no program setsid), then try again.</source>
        <translation>Nichts davon wurde ausgeführt. Beheben Sie, was die Shell des Servers meldet (etwa ein volles /tmp oder ein fehlendes Programm setsid), und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The server&apos;s journal holds a change of a file or directory without its path.</source>
        <translation>Das Journal des Servers enthält eine Änderung einer Datei oder eines Verzeichnisses ohne deren Pfad.</translation>
    </message>
    <message>
        <source>A database that the backup script dumps takes no connections.</source>
        <translation>Eine Datenbank, die das Backup-Skript sichert, nimmt keine Verbindungen an.</translation>
    </message>
    <message>
        <source>Let it take connections again (ALTER DATABASE … ALLOW_CONNECTIONS true), or take it out of the script; then run the step again.</source>
        <translation>Lassen Sie sie wieder Verbindungen annehmen (ALTER DATABASE … ALLOW_CONNECTIONS true), oder nehmen Sie sie aus dem Skript; führen Sie den Schritt dann erneut aus.</translation>
    </message>
    <message>
        <source>The settings file cannot be used: %1</source>
        <translation>Die Einstellungsdatei kann nicht verwendet werden: %1</translation>
    </message>
    <message>
        <source>Name a file that you may read and write.</source>
        <translation>Nennen Sie eine Datei, die Sie lesen und schreiben dürfen.</translation>
    </message>
    <message>
        <source>%1 is a directory.</source>
        <translation>%1 ist ein Verzeichnis.</translation>
    </message>
    <message>
        <source>%1 is a pipe, not a file.</source>
        <translation>%1 ist eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>%1 is a socket, not a file.</source>
        <translation>%1 ist ein Socket, keine Datei.</translation>
    </message>
    <message>
        <source>%1 is a device, not a file.</source>
        <translation>%1 ist ein Gerät, keine Datei.</translation>
    </message>
    <message>
        <source>Name an ordinary file.</source>
        <translation>Nennen Sie eine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MiB, which is not read.</source>
        <translation>%1 ist größer als %2 MiB; so viel wird nicht gelesen.</translation>
    </message>
    <message>
        <source>Name the right file, or shorten this one.</source>
        <translation>Nennen Sie die richtige Datei, oder kürzen Sie diese.</translation>
    </message>
    <message>
        <source>%1 is a link now, or one that leads nowhere.</source>
        <translation>%1 ist jetzt ein Link, oder einer, der ins Leere führt.</translation>
    </message>
    <message>
        <source>Name the file itself.</source>
        <translation>Nennen Sie die Datei selbst.</translation>
    </message>
    <message>
        <source>%1 is a link now; nothing was written.</source>
        <translation>%1 ist jetzt ein Link; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>What the way back needs cannot be kept in %1: %2.</source>
        <translation>Was für den Rückweg nötig ist, kann nicht in %1 aufbewahrt werden: %2.</translation>
    </message>
    <message>
        <source>Make that directory writable. The document was not written.</source>
        <translation>Machen Sie dieses Verzeichnis beschreibbar. Das Dokument wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>it cannot be made</source>
        <translation>es kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>%1 holds more than %2 passwords and tokens, so that it cannot be shown with them hidden.</source>
        <translation>%1 enthält mehr als %2 Passwörter und Tokens und kann deshalb nicht so gezeigt werden, dass sie verborgen sind.</translation>
    </message>
    <message>
        <source>Look at that file on the server: no program needs so many.</source>
        <translation>Sehen Sie sich diese Datei auf dem Server an: So viele braucht kein Programm.</translation>
    </message>
    <message>
        <source>The setting %1 of the earlier run, which the server&apos;s journal tells, cannot be used: %2</source>
        <translation>Die Einstellung %1 des früheren Laufs, die das Journal des Servers nennt, kann nicht verwendet werden: %2</translation>
    </message>
    <message>
        <source>Give it in a settings file (--settings), which goes before the journal&apos;s. Nothing was changed.</source>
        <translation>Geben Sie sie in einer Einstellungsdatei an (--settings), die dem Journal vorgeht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Correct it in the settings. Nothing was changed.</source>
        <translation>Berichtigen Sie sie in den Einstellungen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The database of Synapse, as the server names it, cannot be used: %1</source>
        <translation>Synapses Datenbank, wie der Server sie nennt, kann nicht verwendet werden: %1</translation>
    </message>
    <message>
        <source>Look at what homeserver.yaml says of its database. Nothing was changed.</source>
        <translation>Sehen Sie nach, was homeserver.yaml über die Datenbank sagt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Step %1 made an entry in “%2” on another computer (%3): take it out there by hand.</source>
        <translation>Schritt %1 hat einen Eintrag in „%2“ auf einem anderen Computer gemacht (%3): Nehmen Sie ihn dort von Hand heraus.</translation>
    </message>
    <message>
        <source>nobody knows whose</source>
        <translation>wessen, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Take these lines out by hand, then roll back again.</source>
        <translation>Nehmen Sie diese Zeilen von Hand heraus, und rollen Sie dann noch einmal zurück.</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else in the very lines that this program wrote; it stays as it is.</source>
        <translation>%1 wurde von jemand anderem in genau den Zeilen geändert, die dieses Programm geschrieben hat; es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>%1 cannot be removed.</source>
        <translation>%1 kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The server&apos;s journal is larger than %1 MiB: this program alone never writes so much.</source>
        <translation>Das Journal des Servers ist größer als %1 MiB: Dieses Programm allein schreibt nie so viel.</translation>
    </message>
    <message>
        <source>it speaks of a step that there is not</source>
        <translation>sie spricht von einem Schritt, den es nicht gibt</translation>
    </message>
    <message>
        <source>The bridge sent a code that is not one of %1&apos;s, so that it is not shown.</source>
        <translation>Die Bridge hat einen Code geschickt, der keiner von %1 ist; er wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>Such a code begins with “%1”.</source>
        <translation>Ein solcher Code beginnt mit „%1“.</translation>
    </message>
    <message>
        <source>Do not scan it. Look at who else can write into the bridge&apos;s container or its directory on the server.</source>
        <translation>Scannen Sie ihn nicht. Sehen Sie nach, wer auf dem Server sonst in den Container der Bridge oder in ihr Verzeichnis schreiben kann.</translation>
    </message>
    <message>
        <source>The server&apos;s journal holds a change with a text of more than %1 characters.</source>
        <translation>Das Journal des Servers enthält eine Änderung mit einem Text von mehr als %1 Zeichen.</translation>
    </message>
    <message>
        <source>it would be the last of more than %1 changes that stand</source>
        <translation>sie wäre die letzte von mehr als %1 Änderungen, die bestehen</translation>
    </message>
    <message>
        <source>An account of the server, or %group, that you trust like root: it may write what root runs. May be given several times.</source>
        <translation>Ein Konto des Servers oder %gruppe, dem Sie wie root vertrauen: Es darf schreiben, was root ausführt. Kann mehrmals angegeben werden.</translation>
    </message>
    <message>
        <source>Somebody besides root may write what root would run or hand out.</source>
        <translation>Jemand außer root darf schreiben, was root ausführen oder herausgeben würde.</translation>
    </message>
    <message>
        <source>Take the right away (chown root, chmod go-w), or name who it is as trusted like root (--trust, or under Settings); then survey again.</source>
        <translation>Entziehen Sie das Recht (chown root, chmod go-w), oder nennen Sie, wem Sie wie root vertrauen (--trust oder unter „Einstellungen“); lesen Sie den Server dann erneut.</translation>
    </message>
    <message>
        <source>The script is not the one that was shown.</source>
        <translation>Das Skript ist nicht das gezeigte.</translation>
    </message>
    <message>
        <source>Look at it. When it is as it should be, roll back to before step 4 and apply again.</source>
        <translation>Sehen Sie es sich an. Wenn es so ist, wie es sein soll, gehen Sie bis vor Schritt 4 zurück und führen Sie die Schritte erneut aus.</translation>
    </message>
    <message>
        <source>The service is not the one that was shown.</source>
        <translation>Der Dienst ist nicht der gezeigte.</translation>
    </message>
    <message>
        <source>Look at what changed beside the compose file, then roll back to before step 16 and apply again.</source>
        <translation>Sehen Sie nach, was sich neben der Compose-Datei geändert hat, gehen Sie dann bis vor Schritt 16 zurück und führen Sie die Schritte erneut aus.</translation>
    </message>
    <message>
        <source>The image&apos;s tag leads to another image now.</source>
        <translation>Das Tag führt jetzt zu einem anderen Image.</translation>
    </message>
    <message>
        <source>Find out who changed it. To take the new one, roll back to before step 7 and apply again.</source>
        <translation>Finden Sie heraus, wer es geändert hat. Um das neue zu nehmen, gehen Sie bis vor Schritt 7 zurück und führen Sie die Schritte erneut aus.</translation>
    </message>
    <message>
        <source>Something else stands where the file or directory was.</source>
        <translation>Wo die Datei oder das Verzeichnis war, steht etwas anderes.</translation>
    </message>
    <message>
        <source>Look at who put it there, set it right, and survey again. Nothing was written through it.</source>
        <translation>Sehen Sie nach, wer es dorthin gestellt hat, stellen Sie es richtig und lesen Sie den Server erneut. Es wurde nichts hindurch geschrieben.</translation>
    </message>
    <message>
        <source>The image did not leave a file of its own.</source>
        <translation>Das Image hat keine eigene Datei hinterlassen.</translation>
    </message>
    <message>
        <source>Somebody put something else in its place, or the image is another one. Look into the bridge&apos;s directory, then run the step again.</source>
        <translation>Jemand hat etwas anderes an ihre Stelle gesetzt, oder das Image ist ein anderes. Sehen Sie in das Verzeichnis der Bridge und führen Sie den Schritt dann erneut aus.</translation>
    </message>
    <message>
        <source>What is to be kept is too large for the server&apos;s disk.</source>
        <translation>Was aufbewahrt werden soll, ist zu groß für die Platte des Servers.</translation>
    </message>
    <message>
        <source>Make room on the server, or move what is large out of that directory; then run the step again.</source>
        <translation>Schaffen Sie Platz auf dem Server, oder nehmen Sie heraus, was in diesem Verzeichnis groß ist; führen Sie den Schritt dann erneut aus.</translation>
    </message>
    <message>
        <source>it may not even connect: %1</source>
        <translation>sie darf sich nicht einmal verbinden: %1</translation>
    </message>
    <message>
        <source>%1 mounted</source>
        <translation>%1 eingehängt</translation>
    </message>
    <message>
        <source>Compose makes of it what was shown, and adds nothing</source>
        <translation>Compose macht daraus, was gezeigt wurde, und fügt nichts hinzu</translation>
    </message>
    <message>
        <source>image, name, restart, network and one directory</source>
        <translation>Image, Name, Neustart, Netzwerk und ein Verzeichnis</translation>
    </message>
    <message>
        <source>not shown: %1</source>
        <translation>nicht gezeigt: %1</translation>
    </message>
    <message>
        <source>Another file of the stack (an override file, .env) adds to the service. Take it out there, then run the step again.</source>
        <translation>Eine andere Datei des Stacks (eine Override-Datei, .env) fügt dem Dienst etwas hinzu. Nehmen Sie es dort heraus und führen Sie den Schritt dann erneut aus.</translation>
    </message>
    <message>
        <source>%1 is no regular file. Move it away, and survey again.</source>
        <translation>%1 ist keine gewöhnliche Datei. Schaffen Sie sie weg und lesen Sie den Server erneut.</translation>
    </message>
    <message>
        <source>registration.yaml holds no token that can be used: there must be exactly one line “as_token: …”.</source>
        <translation>registration.yaml enthält kein brauchbares Token: Es muss genau eine Zeile „as_token: …“ geben.</translation>
    </message>
    <message>
        <source>A file of the bridge&apos;s holds no token that can be used.</source>
        <translation>Eine Datei der Bridge enthält kein brauchbares Token.</translation>
    </message>
    <message>
        <source>Exactly one line names it, with letters of tokens only. Look at who changed the file, set it right, and run the step again.</source>
        <translation>Genau eine Zeile nennt es, nur mit Zeichen, wie Tokens sie haben. Sehen Sie nach, wer die Datei geändert hat, stellen Sie sie richtig und führen Sie den Schritt erneut aus.</translation>
    </message>
    <message>
        <source>The bridge sent %1 codes, and none was scanned.</source>
        <translation>Die Bridge hat %1 Codes geschickt, und keiner wurde gescannt.</translation>
    </message>
    <message>
        <source>Run the step again with the phone at hand.</source>
        <translation>Führen Sie den Schritt erneut aus, wenn Sie das Telefon zur Hand haben.</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>The server&apos;s answer to the survey is not in the expected form.</source>
        <translation>Die Antwort des Servers auf die Bestandsaufnahme hat nicht die erwartete Form.</translation>
    </message>
    <message>
        <source>It says: %1</source>
        <translation>Sie lautet: %1</translation>
    </message>
    <message>
        <source>Try again. If it stays so, something on the server writes into the answers of root&apos;s shell.</source>
        <translation>Versuchen Sie es erneut. Bleibt es so, schreibt etwas auf dem Server in die Antworten der root-Shell.</translation>
    </message>
</context>
<context>
    <name>ServerFacts</name>
    <message>
        <source>docker info ended with status %1</source>
        <translation>docker info endete mit Status %1</translation>
    </message>
    <message>
        <source>Synapse&apos;s container does not answer</source>
        <translation>Der Container von Synapse antwortet nicht</translation>
    </message>
    <message>
        <source>psql ended with status %1</source>
        <translation>psql endete mit Status %1</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>The server&apos;s answer about “%1” cannot be understood.</source>
        <translation>Die Antwort des Servers zu „%1“ ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>It says: %1</source>
        <translation>Sie lautet: %1</translation>
    </message>
    <message>
        <source>Try again; if it stays so, please report it with this text.</source>
        <translation>Versuchen Sie es erneut; bleibt es so, melden Sie es bitte mit diesem Text.</translation>
    </message>
    <message>
        <source>more than %1 lines</source>
        <translation>mehr als %1 Zeilen</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings file does not hold “key: value” lines.</source>
        <translation>Die Einstellungsdatei enthält keine Zeilen der Form „schlüssel: wert“.</translation>
    </message>
    <message>
        <source>“%1” in the settings file must hold “key: value” lines.</source>
        <translation>„%1“ in der Einstellungsdatei muss Zeilen der Form „schlüssel: wert“ enthalten.</translation>
    </message>
    <message>
        <source>The settings file has a key that is not a word.</source>
        <translation>Die Einstellungsdatei hat einen Schlüssel, der kein Wort ist.</translation>
    </message>
    <message>
        <source>“%1” stands twice in the settings file.</source>
        <translation>„%1“ steht zweimal in der Einstellungsdatei.</translation>
    </message>
    <message>
        <source>one word or text</source>
        <translation>ein Wort oder Text</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a list of words</source>
        <translation>eine Liste von Wörtern</translation>
    </message>
    <message>
        <source>“%1” in the settings file must be %2.</source>
        <translation>„%1“ in der Einstellungsdatei muss so aussehen: %2.</translation>
    </message>
    <message>
        <source>Correct line %1 of the settings file.</source>
        <translation>Berichtigen Sie Zeile %1 der Einstellungsdatei.</translation>
    </message>
    <message>
        <source>The settings file has an unknown key “%1”.</source>
        <translation>Die Einstellungsdatei hat einen unbekannten Schlüssel „%1“.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Meinten Sie „%1“?</translation>
    </message>
    <message>
        <source>Line %1. Known keys: %2</source>
        <translation>Zeile %1. Bekannte Schlüssel: %2</translation>
    </message>
    <message>
        <source>“restore” or “start_anew”</source>
        <translation>„restore“ oder „start_anew“</translation>
    </message>
    <message>
        <source>The settings file is not YAML.</source>
        <translation>Die Einstellungsdatei ist kein YAML.</translation>
    </message>
    <message>
        <source>Give the server&apos;s name alone, without “https://”.</source>
        <translation>Geben Sie nur den Namen des Servers an, ohne „https://“.</translation>
    </message>
    <message>
        <source>Give the server&apos;s name, not a user id.</source>
        <translation>Geben Sie den Namen des Servers an, keine Benutzer-ID.</translation>
    </message>
    <message>
        <source>A Matrix server name looks like “example.org”.</source>
        <translation>Der Name eines Matrix-Servers sieht aus wie „example.org“.</translation>
    </message>
    <message>
        <source>A Matrix user id looks like “@name:example.org”.</source>
        <translation>Eine Matrix-Benutzer-ID sieht aus wie „@name:example.org“.</translation>
    </message>
    <message>
        <source>Before the colon of a user id stand letters, digits and . _ = - / + only.</source>
        <translation>Vor dem Doppelpunkt einer Benutzer-ID stehen nur Buchstaben, Ziffern und . _ = - / +.</translation>
    </message>
    <message>
        <source>A user id has at most 255 characters.</source>
        <translation>Eine Benutzer-ID hat höchstens 255 Zeichen.</translation>
    </message>
    <message>
        <source>The bridge&apos;s admin must be an account of %1.</source>
        <translation>Der Admin der Bridge muss ein Konto auf %1 sein.</translation>
    </message>
    <message>
        <source>Give a path that begins with “/”.</source>
        <translation>Geben Sie einen Pfad an, der mit „/“ beginnt.</translation>
    </message>
    <message>
        <source>Leave out doubled slashes, and the one at the end.</source>
        <translation>Lassen Sie doppelte Schrägstriche und den am Ende weg.</translation>
    </message>
    <message>
        <source>The path is too long.</source>
        <translation>Der Pfad ist zu lang.</translation>
    </message>
    <message>
        <source>Give the path without “.” and “..”.</source>
        <translation>Geben Sie den Pfad ohne „.“ und „..“ an.</translation>
    </message>
    <message>
        <source>A name in the path is longer than 255 bytes.</source>
        <translation>Ein Name im Pfad ist länger als 255 Bytes.</translation>
    </message>
    <message>
        <source>Compose reads “:” and “$” in a mounted directory&apos;s name as something else; choose a path without them.</source>
        <translation>Compose deutet „:“ und „$“ im Namen eines gemounteten Verzeichnisses anders; wählen Sie einen Pfad ohne sie.</translation>
    </message>
    <message>
        <source>The bridge takes this directory over whole: give it one of its own.</source>
        <translation>Die Bridge übernimmt dieses Verzeichnis ganz: Geben Sie ihr ein eigenes.</translation>
    </message>
    <message>
        <source>A name of Docker&apos;s has letters, digits and _ . - only, and begins with a letter or digit.</source>
        <translation>Ein Docker-Name hat nur Buchstaben, Ziffern und _ . - und beginnt mit einem Buchstaben oder einer Ziffer.</translation>
    </message>
    <message>
        <source>The bridge&apos;s name is a host name too: small letters, digits and hyphens, 2 to 63 of them.</source>
        <translation>Der Name der Bridge ist auch ein Hostname: Kleinbuchstaben, Ziffern und Bindestriche, 2 bis 63 davon.</translation>
    </message>
    <message>
        <source>A new database&apos;s name has small letters, digits and underscores, at most 63.</source>
        <translation>Der Name einer neuen Datenbank hat Kleinbuchstaben, Ziffern und Unterstriche, höchstens 63.</translation>
    </message>
    <message>
        <source>Give the image without a digest; its tag stands in a field of its own.</source>
        <translation>Geben Sie das Image ohne Digest an; sein Tag steht in einem eigenen Feld.</translation>
    </message>
    <message>
        <source>An image looks like “dock.mau.dev/mautrix/signal”.</source>
        <translation>Ein Image sieht aus wie „dock.mau.dev/mautrix/signal“.</translation>
    </message>
    <message>
        <source>An image&apos;s tag looks like “v0.2607.0”.</source>
        <translation>Das Tag eines Images sieht aus wie „v0.2607.0“.</translation>
    </message>
    <message>
        <source>An address looks like “http://127.0.0.1:8008”.</source>
        <translation>Eine Adresse sieht aus wie „http://127.0.0.1:8008“.</translation>
    </message>
    <message>
        <source>Leave user name and password out of the address.</source>
        <translation>Lassen Sie Benutzername und Passwort aus der Adresse weg.</translation>
    </message>
    <message>
        <source>Give scheme, host and port only, without anything behind them.</source>
        <translation>Geben Sie nur Schema, Host und Port an, ohne etwas dahinter.</translation>
    </message>
    <message>
        <source>Inside the bridge&apos;s container, %1 is the bridge itself: name Synapse&apos;s container.</source>
        <translation>Im Container der Bridge ist %1 die Bridge selbst: Nennen Sie den Container von Synapse.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Give Synapse between 10 seconds and an hour to come back.</source>
        <translation>Geben Sie Synapse zwischen 10 Sekunden und einer Stunde, um zurückzukommen.</translation>
    </message>
    <message>
        <source>A path may not hold line breaks, control characters or invisible ones.</source>
        <translation>Ein Pfad darf keine Zeilenumbrüche, Steuerzeichen oder unsichtbaren Zeichen enthalten.</translation>
    </message>
    <message>
        <source>A Compose service&apos;s name has letters, digits and _ . - only, and begins with no hyphen.</source>
        <translation>Der Name eines Compose-Dienstes hat nur Buchstaben, Ziffern und _ . - und beginnt nicht mit einem Bindestrich.</translation>
    </message>
    <message>
        <source>A name in PostgreSQL has 1 to 63 letters, digits and _ . $ - here, and begins with none of the last three.</source>
        <translation>Ein Name in PostgreSQL hat hier 1 bis 63 Buchstaben, Ziffern und _ . $ - und beginnt mit keinem der letzten drei.</translation>
    </message>
    <message>
        <source>The host in an address has letters, digits and . - _ only, or is an IP address.</source>
        <translation>Der Host in einer Adresse hat nur Buchstaben, Ziffern und . - _ oder ist eine IP-Adresse.</translation>
    </message>
    <message>
        <source>“%1” is no name that a backup script can hold.</source>
        <translation>„%1“ ist kein Name, den ein Backup-Skript enthalten kann.</translation>
    </message>
    <message>
        <source>A network&apos;s name has at most 40 characters.</source>
        <translation>Der Name eines Netzwerks hat höchstens 40 Zeichen.</translation>
    </message>
    <message>
        <source>A command to a bot looks like “!signal login”.</source>
        <translation>Ein Befehl an einen Bot sieht aus wie „!signal login“.</translation>
    </message>
    <message>
        <source>A login&apos;s name looks like “qr”.</source>
        <translation>Der Name einer Anmeldung sieht aus wie „qr“.</translation>
    </message>
    <message>
        <source>A bot&apos;s name has small letters, digits and . _ = - / + only, and begins with a letter, digit or _.</source>
        <translation>Der Name eines Bots hat nur Kleinbuchstaben, Ziffern und . _ = - / + und beginnt mit Buchstabe, Ziffer oder _.</translation>
    </message>
    <message>
        <source>An appservice&apos;s id has letters, digits and . _ ~ - only, and begins with a letter, digit or _.</source>
        <translation>Die ID eines Appservice hat nur Buchstaben, Ziffern und . _ ~ - und beginnt mit Buchstabe, Ziffer oder _.</translation>
    </message>
    <message>
        <source>An account&apos;s name has letters, digits and _ . - only; a group&apos;s has a % before it.</source>
        <translation>Der Name eines Kontos besteht nur aus Buchstaben, Ziffern und _ . -; vor dem einer Gruppe steht ein %.</translation>
    </message>
</context>
</TS>
