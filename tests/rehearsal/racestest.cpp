// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/resource.h"
#include "app/survey/survey.h"
#include "pristinetest.h"

#include <QFile>

using namespace Bridgekeeper;
using namespace Bridgekeeper::Rehearsal;

/// The functions that write, keep and put back, against the owner of the directory, who exchanges what they work on with links
/// in a loop: some hundred attempts each, without the program around them. Nothing of root's is changed or handed out.
class RacesTest : public PristineTest {
    Q_OBJECT

private slots:
    void nobodyWins_data()
    {
        QTest::addColumn<QString>("what");
        const auto row = [](const char *kind, const char *what) { QTest::newRow(kind) << QString::fromLatin1(what); };
        row("write-new", "a new file is written; each new name is exchanged when it appears");
        row("write-over", "a file is written over; each new name is exchanged when it appears");
        row("write-new-attrib", "a new file is written; each new name is exchanged when its mode or owner is set");
        row("write-over-attrib", "a file is written over; each new name is exchanged when its mode or owner is set");
        row("write-over-read", "a file is written over; each new name is exchanged when it has been read");
        row("directory-of-file", "a new file is written; its directory is exchanged all the time");
        row("save", "a file is written over; the old one is exchanged after its first, second, third, fourth reading");
        row("save-toggled", "a file is written over; the old one is exchanged all the time");
        row("restore", "a file is put back; each new name is exchanged when it appears");
        row("restore-planted", "a file is put back; a link is planted at the name of the last time");
        row("trial-files", "the backup is run; links are planted at the trial files' names");
        row("snapshot", "a directory is packed; one in it is exchanged all the time");
        row("snapshot-of-link", "a directory is packed; it is exchanged all the time");
        row("snapshot-restore", "a directory is unpacked; one in it is exchanged all the time");
        row("keep", "a directory is kept; one in it is exchanged all the time");
        row("keep-of-link", "a directory is kept; it is exchanged all the time");
        row("remove", "a directory is removed; one in it is exchanged all the time");
    }

    void nobodyWins()
    {
        QFETCH(QString, what);
        const int attempts = thorough() ? 500 : 30;
        QFile races(QStringLiteral(PROJECT_SOURCE_DIR "/tests/practice-host/lib/races.sh"));
        QVERIFY(races.open(QIODevice::ReadOnly));
        QCOMPARE(PracticeHost::command({QStringLiteral("attack"), QStringLiteral("--hands")}).status, 0);
        const QByteArray text = surveyDefinitions({}) + engineResource(QStringLiteral(":/scripts/change.sh"))
            + engineResource(QStringLiteral(":/scripts/proofs.sh")) + races.readAll() + "race " + QTest::currentDataTag() + ' '
            + QByteArray::number(attempts) + '\n';
        const Ended ended = PracticeHost::command({QStringLiteral("exec"), QStringLiteral("sh"), QStringLiteral("-s")}, text);
        const QList<QByteArray> said = ended.output.trimmed().split('\t');
        QVERIFY2(said.size() == 4, ended.output + ended.errorOutput);
        qInfo("race %s: %s: %s attempts, %s struck, %s gained", QTest::currentDataTag(), qPrintable(what), said[1].constData(),
            said[2].constData(), said[3].constData());
        QCOMPARE(said[3], QByteArray("0"));
    }
};

QTEST_GUILESS_MAIN(RacesTest)
#include "racestest.moc"
