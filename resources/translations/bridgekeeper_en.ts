<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Assumptions</name>
    <message numerus="yes">
        <source>%n role(s), none of that name</source>
        <translation>
            <numerusform>%n role, not of that name</numerusform>
            <numerusform>%n roles, none of that name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s), none of that name</source>
        <translation>
            <numerusform>%n database, not of that name</numerusform>
            <numerusform>%n databases, none of that name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the database is there, owned by %1, with %n table(s)</source>
        <translation>
            <numerusform>the database is there, owned by %1, with %n table</numerusform>
            <numerusform>the database is there, owned by %1, with %n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) apart from this computer&apos;s</source>
        <translation>
            <numerusform>%n second apart from this computer&apos;s</numerusform>
            <numerusform>%n seconds apart from this computer&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) compared</source>
        <translation>
            <numerusform>%n service compared</numerusform>
            <numerusform>%n services compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a journal of %n byte(s) is there</source>
        <translation>
            <numerusform>a journal of %n byte is there</numerusform>
            <numerusform>a journal of %n bytes is there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::ConnectPage</name>
    <message numerus="yes">
        <source>%n earlier run(s)</source>
        <translation>
            <numerusform>%n earlier run</numerusform>
            <numerusform>%n earlier runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) stand on the server:</source>
        <translation>
            <numerusform>%n change stands on the server:</numerusform>
            <numerusform>%n changes stand on the server:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::ConsoleView</name>
    <message numerus="yes">
        <source>Output, %n lines</source>
        <translation>
            <numerusform>Output, %n line</numerusform>
            <numerusform>Output, %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::DiffModel</name>
    <message numerus="yes">
        <source>… (%n more bytes)</source>
        <translation>
            <numerusform>… (%n more byte)</numerusform>
            <numerusform>… (%n more bytes)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged lines</source>
        <translation>
            <numerusform>%n unchanged line</numerusform>
            <numerusform>%n unchanged lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::DiffView</name>
    <message numerus="yes">
        <source>%n lines added</source>
        <translation>
            <numerusform>%n line added</numerusform>
            <numerusform>%n lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines removed</source>
        <translation>
            <numerusform>%n line removed</numerusform>
            <numerusform>%n lines removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::DonePage</name>
    <message numerus="yes">
        <source>%n change(s) stand on %1</source>
        <translation>
            <numerusform>%n change stands on %1</numerusform>
            <numerusform>%n changes stand on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n steps are done and proved.</source>
        <translation>
            <numerusform>%n step is done and proved.</numerusform>
            <numerusform>All %n steps are done and proved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::QrView</name>
    <message numerus="yes">
        <source>A new code follows in %n seconds.</source>
        <translation>
            <numerusform>A new code follows in %n second.</numerusform>
            <numerusform>A new code follows in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::RollbackPanel</name>
    <message numerus="yes">
        <source>%n changes are taken back, in this order</source>
        <translation>
            <numerusform>%n change is taken back</numerusform>
            <numerusform>%n changes are taken back, in this order</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::SetupWizard</name>
    <message numerus="yes">
        <source>%n proof(s) of earlier steps hold no longer.</source>
        <translation>
            <numerusform>%n proof of an earlier step holds no longer.</numerusform>
            <numerusform>%n proofs of earlier steps hold no longer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bridgekeeper::SurveyPage</name>
    <message numerus="yes">
        <source>%n assumption(s) block every change: settle them on the server, then survey again.</source>
        <translation>
            <numerusform>%n assumption blocks every change: settle it on the server, then survey again.</numerusform>
            <numerusform>%n assumptions block every change: settle them on the server, then survey again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing blocks. %n row(s) want your attention.</source>
        <translation>
            <numerusform>Nothing blocks. %n row wants your attention.</numerusform>
            <numerusform>Nothing blocks. %n rows want your attention.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>%n line(s) name it</source>
        <translation>
            <numerusform>%n line names it</numerusform>
            <numerusform>%n lines name it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier change(s) stay, because this one stands on them. Settle the cause, then roll back again.</source>
        <translation>
            <numerusform>%n earlier change stays, because this one stands on it. Settle the cause, then roll back again.</numerusform>
            <numerusform>%n earlier changes stay, because this one stands on them. Settle the cause, then roll back again.</numerusform>
        </translation>
    </message>
</context>
</TS>
