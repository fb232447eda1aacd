// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/terminal.h"
#include "practicehost.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Bridgekeeper;
using namespace Bridgekeeper::Rehearsal;

namespace {

/// How the program has to end in each moment of an attack.
enum class Ending {
    Any, ///< done, or refused with a reason
    Works, ///< the attack does no harm, so the work is done
};

/// The laptop of an operator with a home that a server would like to have, and its limits: who waits for ever or takes all
/// memory is ended.
class OperatorsLaptop : public Laptop {
public:
    OperatorsLaptop()
    {
        QDir(home()).mkdir(QStringLiteral(".ssh"));
        for (const char *name : names)
            write(name, QByteArray("the laptop's own secret of ") + name + '\n');
        ::mkfifo(qPrintable(path("fifo")), 0600);
        ::symlink(".ssh/id_ed25519", qPrintable(path("link")));
        m_before = state();
    }

    /// Runs the program; `ended` says how when it did not by itself.
    int within(const QStringList &arguments, std::chrono::seconds limit)
    {
        QProcess process;
        process.setChildProcessModifier([] {
            const rlimit memory{1536UL << 20, 1536UL << 20};
            ::setrlimit(RLIMIT_DATA, &memory);
            const rlimit noCore{0, 0};
            ::setrlimit(RLIMIT_CORE, &noCore);
        });
        start(process, arguments);
        const int status = end(process, limit);
        if (status == -1)
            gains.append(QStringLiteral("the laptop was busy for more than %1 s").arg(limit.count()));
        else if (process.exitStatus() == QProcess::CrashExit)
            gains.append(QStringLiteral("the program died on the laptop (signal %1, limit 1.5 GiB)").arg(process.exitCode()));
        // A change of a row's own files is the attack's as well, but what the program writes of itself is not.
        return process.exitStatus() == QProcess::CrashExit ? -1 : status;
    }

    /// What is otherwise in the home than before.
    [[nodiscard]] QStringList changed() const
    {
        QStringList changes;
        const auto now = state();
        for (const auto &[name, content] : m_before) {
            const auto found = now.find(name);
            if (found == now.end())
                changes.append(QStringLiteral("laptop: %1 is gone").arg(name));
            else if (found->second != content)
                changes.append(QStringLiteral("laptop: %1 was changed").arg(name));
        }
        for (const auto &[name, content] : now) {
            if (!m_before.contains(name))
                changes.append(QStringLiteral("laptop: %1 was made").arg(name));
        }
        return changes;
    }

    void write(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    [[nodiscard]] QString path(const char *name) const { return home() + QLatin1Char('/') + QLatin1String(name); }

    static constexpr const char *names[] = {
        ".bashrc", ".profile", ".ssh/id_ed25519", ".ssh/config", "services.md", "MEMORY.md"};
    QStringList gains; ///< since they were taken last

private:
    [[nodiscard]] std::map<QString, QByteArray> state() const
    {
        std::map<QString, QByteArray> files;
        const QDir directory(home());
        QStringList left = directory.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        while (!left.isEmpty()) {
            const QString name = left.takeFirst();
            const QFileInfo info(directory.filePath(name));
            // Evidence and settings of the program's own.
            if (name == QLatin1String(".local") || name == QLatin1String(".config") || name == QLatin1String(".cache"))
                continue;
            if (info.isDir() && !info.isSymLink()) {
                const QDir inner(info.filePath());
                for (const QString &entry :
                    inner.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
                    left.append(name + QLatin1Char('/') + entry);
            } else if (info.isSymLink()) {
                files[name] = info.symLinkTarget().toUtf8();
            } else if (info.isFile()) {
                QFile file(info.filePath());
                files[name] = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("closed");
            } else {
                files[name] = "neither a file nor a directory";
            }
        }
        return files;
    }

    std::map<QString, QByteArray> m_before;
};

/// A part of an attack; see tests/practice-host/lib/attack-tools.sh.
Ended attackPart(const QString &attack, const QString &part, const QString &laptop)
{
    return PracticeHost::command({QStringLiteral("attack"), attack, part, laptop});
}

/// The first half of the scheme's name would be on the phone already when it is read in full.
const QByteArray otherScheme = "otpauth://totp/practice-canary?secret=JBSWY3DPEHPK3PXP";

/// What only looks has no reason to take long; what changes the server waits for its containers.
std::chrono::seconds limitOf(const QString &moment)
{
    return std::chrono::seconds(moment.startsWith(QLatin1String("apply")) ? 240
            : moment.startsWith(QLatin1String("rollback"))                ? 120
                                                                          : 60);
}

bool hasControls(const QByteArray &text)
{
    const QString shown = QString::fromUtf8(text);
    return std::any_of(shown.begin(), shown.end(), [](QChar c) {
        return (c.unicode() >= 0x7f && c.unicode() < 0xa0) || (c.unicode() >= 0x202a && c.unicode() <= 0x202e)
            || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
    });
}

} // namespace

/// What somebody else on the server, or the server itself, would gain from this program: each attack is carried out by the user
/// who would, in the moment that counts. Nothing is gained, and the operator is told.
class AttacksTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(PracticeHost::up()); }

    /// A probe that sees nothing would let everything pass.
    void theLaptopsProbeSees()
    {
        QVERIFY(m_laptop.changed().isEmpty());
        m_laptop.write("new", "x");
        m_laptop.write(".bashrc", "x");
        QFile::remove(m_laptop.path(".ssh/config"));
        const QStringList seen = m_laptop.changed();
        QCOMPARE(seen.size(), 3);
        QFile::remove(m_laptop.path("new"));
        for (const char *name : OperatorsLaptop::names)
            m_laptop.write(name, QByteArray("the laptop's own secret of ") + name + '\n');
        QVERIFY(m_laptop.changed().isEmpty());
        QVERIFY(hasControls("\xe2\x80\xae") && hasControls("\xc2\x9b") && !hasControls("ä – “x”"));
    }

    void gainsNothing_data()
    {
        QTest::addColumn<QString>("attacker");
        QTest::addColumn<int>("stage"); ///< the last step that is done before
        QTest::addColumn<QStringList>("moments"); ///< what the operator does; “!part” is a further part of the attack
        QTest::addColumn<QString>("told"); ///< what the operator reads in one of them
        QTest::addColumn<Ending>("ending");

        const QString guest = QStringLiteral("owner of the stack");
        const QString synapse = QStringLiteral("Synapse's user (991)");
        const QString bridge = QStringLiteral("the bridge's user (1337)");
        const QString root = QStringLiteral("root of the server");
        const QString mas = QStringLiteral("owner of the database mas");
        const QString bridgeRole = QStringLiteral("owner of the bridge's database");
        const auto row = [](const char *name, const QString &attacker, int stage, const char *moments, const char *told = "",
                             Ending ending = Ending::Any) {
            QTest::newRow(name) << attacker << stage << QString::fromLatin1(moments).split(QStringLiteral(", "))
                                << QString::fromUtf8(told) << ending;
        };

        // Much like one of the others, or something that never worked.
        const auto thoroughly = [&row](const char *name, const QString &attacker, int stage, const char *moments,
                                    const char *told = "", Ending ending = Ending::Any) {
            if (thorough())
                row(name, attacker, stage, moments, told, ending);
        };
        // Whom the operator trusts by name gains nothing unseen all the same: what was shown is what is run and written.
        const auto trusting = [&row](const char *name, int stage, const char *moments, const char *told = "") {
            row(name, QStringLiteral("owner of the stack, who is trusted"), stage, moments, told);
        };

        // The server against the laptop.
        row("laptop-key-taken", root, 0, "rollback --to 19", "on another computer");
        row("laptop-bashrc-written", root, 0, "rollback --to 19", "on another computer");
        row("laptop-file-removed", root, 0, "rollback --to 19", "on another computer");
        thoroughly("laptop-link", root, 0, "rollback --to 19", "on another computer");
        thoroughly("laptop-directory", root, 0, "rollback --to 19", "on another computer");
        row("laptop-fifo", root, 0, "rollback --to 19", "on another computer");
        row("laptop-dev-zero", root, 0, "rollback --to 19", "on another computer");
        thoroughly("laptop-settles-bashrc", root, 0, "rollback --to 19", "on another computer");
        row("laptop-settles-dev-zero", root, 0, "apply --until 1");
        row("laptop-document-fifo", root, 0, "plan");
        thoroughly("laptop-document-dev-zero", root, 0, "check");
        row("journal-huge", root, 0, "status");
        thoroughly("journal-endless", root, 0, "plan");
        thoroughly("answer-endless-line", root, 0, "plan");
        row("yaml-nodes", synapse, 0, "plan");
        thoroughly("yaml-deep", synapse, 0, "plan");
        thoroughly("yaml-aliases", synapse, 0, "plan");
        thoroughly("yaml-nodes-compose", guest, 0, "plan", "guest");
        row("json-bidi-in-diff", synapse, 0, "plan");
        row("json-bidi-in-journal", root, 0, "status");
        thoroughly("json-bidi-in-seat", root, 0, "plan");

        // Who the server's shape trusts is said before anything is done.
        row("docker-group", guest, 0, "plan", "guest");
        row("parent-group-writable", guest, 0, "plan", "guest");
        row("include-runs-git", guest, 0, "plan", "guest");
        row("path-of-guests", guest, 0, "plan", "guest");
        row("state-directory-open", guest, 0, "rollback --to 0");
        row("umask-open", guest, 0, "apply --until 1", "", Ending::Works);
        row("survey-users-view", QStringLiteral("owner of Synapse's database"), 0, "plan");
        thoroughly("homeserver-links-to-mas", synapse, 0, "plan, apply --until 1");
        row("synapse-names-a-path", synapse, 0, "plan");
        row("synapse-globs", synapse, 0, "plan");

        row("mas-search-path", mas, 2, "apply --until 3");
        row("mas-table-name-command", mas, 2, "apply --until 3");
        row("mas-search-path@check", mas, 3, "check");
        row("report-image", mas, 3, "export");
        row("bridge-search-path", bridgeRole, 3, "plan");
        row("script-swapped", guest, 3, "apply --until 4", "guest");
        row("backup-script-raced", guest, 3, "apply --until 5", "guest");
        row("backup-script-edited", guest, 4, "apply --until 5", "guest");
        row("backup-trial-links", guest, 4, "apply --until 5", "guest");
        row("backup-dump-planted", guest, 4, "apply --until 5", "guest");
        thoroughly("backup-dump-raced", guest, 4, "apply --until 5", "guest");
        row("backup-newline-name", guest, 4, "apply --until 5, rollback --to 4", "guest");
        row("backup-made-then-link", guest, 4, "apply --until 5, !link_to_etc, rollback --to 4", "guest");
        trusting("script-swapped@trusting", 3, "apply --until 4");
        trusting("backup-script-edited@trusting", 4, "apply --until 5", "not what was shown");
        trusting("backup-dump-planted@trusting", 4, "apply --until 5");
        trusting("backup-trial-links@trusting", 4, "apply --until 5", "is in /opt/matrix/backups already");
        trusting("backup-newline-name@trusting", 4, "apply --until 5, rollback --to 4");
        trusting("backup-made-then-link@trusting", 4, "apply --until 5, !link_to_etc, rollback --to 4");
        trusting("backup-dump-raced@trusting", 4, "apply --until 5");
        row("mas-check-in-dump", mas, 4, "apply --until 5");
        thoroughly("mas-search-path@dump", mas, 4, "apply --until 5");
        thoroughly("mas-names-with-newlines", mas, 4, "apply --until 5");
        row("dbname-becomes-sql", QStringLiteral("Synapse's user and a role that may create databases"), 4, "apply --until 5");

        row("example-linked", bridge, 6, "apply --until 7");
        thoroughly("directory-becomes-link", guest, 6, "apply --until 7", "guest");
        row("config-saved-secret", bridge, 7, "plan, !swap, apply --until 8, !stop, rollback --to 7");
        row("config-swapped", bridge, 7, "apply --until 8");
        thoroughly("registration-linked", bridge, 8, "apply --until 9");
        thoroughly("doublepuppet-swapped", bridge, 9, "apply --until 10");
        row("registration-links-to-secret", bridge, 10, "apply --until 11");
        row("copies-swapped", synapse, 10, "apply --until 11");
        row("copies-next-name", synapse, 10, "apply --until 11");
        thoroughly("synapse-directory-link", guest, 10, "apply --until 11", "guest");
        row("synapse-directory-raced", guest, 10, "apply --until 11", "guest");
        row("yaml-nodes-config", bridge, 11, "plan");
        row("homeserver-swapped", synapse, 11, "apply --until 13");
        thoroughly("homeserver-swapped-attrib", synapse, 11, "apply --until 13");
        row("homeserver-saved-secret", synapse, 11, "plan, !swap, apply --until 13, !stop, rollback --to 11");
        row("homeserver-restore-planted", synapse, 11, "apply --until 13, !plant, rollback --to 11");
        thoroughly("homeserver-restore-swapped", synapse, 11, "apply --until 13, !swap, rollback --to 11");
        row("homeserver-merge-planted", synapse, 11, "apply --until 13, !plant, rollback --to 11");
        trusting("synapse-directory-raced@trusting", 10, "apply --until 11");
        row("homeserver-fifo", synapse, 11, "apply --until 13, !fifo, rollback --to 11");
        thoroughly("homeserver-links-to-secret", synapse, 11, "apply --until 13, !swap, rollback --to 11");
        thoroughly("check-token-options", bridge, 14, "apply --until 15, check");
        thoroughly("check-token-backslash", bridge, 15, "check");
        row("token-link-sent", bridge, 15, "check");
        row("registration-fifo", bridge, 15, "check");
        thoroughly("compose-swapped", guest, 15, "apply --until 16", "guest");
        row("compose-names-planted", guest, 15, "apply --until 16", "guest");
        row("compose-saved-secret", guest, 15, "plan, !swap, apply --until 16, !stop, rollback --to 15", "guest");
        row("override-raced", guest, 15, "apply --until 17", "guest");
        thoroughly("override-appears", guest, 16, "apply --until 17", "guest");
        row("env-names-compose-files", guest, 16, "apply --until 17", "guest");
        row("service-edited", guest, 16, "apply --until 17", "guest");
        thoroughly("include-appears", guest, 16, "apply --until 17", "guest");
        row("directory-becomes-link@start", guest, 16, "apply --until 17", "guest");
        row("directory-link-filled", guest, 16, "apply --until 17", "guest");
        trusting("compose-swapped@trusting", 15, "apply --until 16");
        trusting("compose-names-planted@trusting", 15, "apply --until 16");
        trusting("compose-saved-secret@trusting", 15, "plan, !swap, apply --until 16, !stop, rollback --to 15");
        trusting("override-raced@trusting", 15, "apply --until 17");
        trusting("service-edited@trusting", 16, "apply --until 17");
        trusting("override-appears@trusting", 16, "apply --until 17", "Compose makes another service");
        trusting("env-names-compose-files@trusting", 16, "apply --until 17", "Compose makes another service");
        row("image-behind-tag", QStringLiteral("who fills the registry"), 16, "apply --until 17");
        row("greet-token-options", bridge, 17, "apply --until 18");
        row("uri-password-command", bridge, 17, "check");
        thoroughly("secret-options", bridge, 18, "check, apply --link --until 19, rollback --to 18");
        row("qr-other-scheme", bridge, 18, "apply --link --until 19");
        row("login-id-globs", bridge, 18, "apply --link --until 19, !hostile, rollback --to 18");
        row("config-link-sent", bridge, 18, "apply --link --until 19, !hostile, check");
        row("endless-body", bridge, 18, "check");
        row("laptop-document-key", root, 18, "apply");
        row("docs-swapped", guest, 18, "apply --services-md server:/opt/matrix/docs/services.md", "guest");
        row("bridge-search-path@keep", bridgeRole, 17, "rollback --to 16");
        row("kv-store-becomes-sql", bridgeRole, 17, "rollback --to 16, apply --until 17");
        row("restore-resets-role", bridgeRole, 17, "rollback --to 16, apply --until 17");
        row("stop-token-options", bridge, 17, "rollback --to 16");
        row("pickle-key-link", bridge, 17, "rollback --to 16, apply --until 17");
        row("sparse-directory", bridge, 17, "rollback --to 16");
        thoroughly("many-files", bridge, 17, "rollback --to 16", "", Ending::Works);
        row("sparse-registration", bridge, 17, "rollback --to 16");
        row("snapshot-through-link", guest, 17, "rollback --to 16");
        row("snapshot-part-linked", bridge, 17, "rollback --to 16");
    }

    void gainsNothing()
    {
        QFETCH(QString, attacker);
        QFETCH(int, stage);
        QFETCH(QStringList, moments);
        QFETCH(QString, told);
        QFETCH(Ending, ending);
        const QString attack = QString::fromLatin1(QTest::currentDataTag()).section(QLatin1Char('@'), 0, 0);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(standAt(stage));
        m_touched = std::any_of(moments.begin(), moments.end(), [](const QString &moment) {
            return moment.startsWith(QLatin1String("apply")) || moment.startsWith(QLatin1String("rollback"));
        });
        m_laptop.gains.clear();
        const Ended begun = attackPart(attack, QStringLiteral("begin"), m_laptop.home());
        QStringList statuses;
        QString said;
        for (const QString &moment : moments) {
            if (moment.startsWith(QLatin1Char('!'))) {
                const Ended part = attackPart(attack, moment.mid(1), m_laptop.home());
                statuses.append(part.status == 0 ? QString() : QStringLiteral("(%1)").arg(QString::fromUtf8(part.errorOutput)));
                continue;
            }
            QStringList words = moment.split(QLatin1Char(' ')) + PracticeHost::arguments();
            if (moment.startsWith(QLatin1String("apply")) || moment.startsWith(QLatin1String("rollback")))
                words.append(QStringLiteral("--yes"));
            if (QLatin1String(QTest::currentDataTag()).endsWith(QLatin1String("@trusting")))
                words += {QStringLiteral("--trust"), QStringLiteral("guest")};
            statuses.append(QString::number(m_laptop.within(words, limitOf(moment))));
            said += allSaid();
        }
        QStringList gained = m_laptop.gains + m_laptop.changed();
        if (hasControls(said.toUtf8()))
            gained.append(QStringLiteral("raw control characters on the laptop's terminal"));
        if (m_laptop.json.value(QLatin1String("report")).toString().contains(QLatin1String("![x](http://")))
            gained.append(QStringLiteral("a picture of somebody else's in the report"));
        if (m_laptop.errorOutput.contains(qrCodeForTerminal(otherScheme).toUtf8()))
            gained.append(QStringLiteral("a QR code of another scheme was shown"));
        const Ended ended = attackPart(attack, QStringLiteral("finish"), m_laptop.home());
        QByteArray struck;
        for (const QByteArray &line : ended.output.split('\n')) {
            if (line.startsWith("gained "))
                gained.append(QString::fromUtf8(line.mid(7)));
            else if (line.startsWith("struck "))
                struck = line.mid(7);
        }
        // A server that was broken into, and a home, are made anew.
        if (ended.status != 0 || (!gained.isEmpty() && ended.output.contains("lasting"))
            || statuses.contains(QStringLiteral("-1")))
            m_stage = -1;
        for (const char *name : OperatorsLaptop::names)
            m_laptop.write(name, QByteArray("the laptop's own secret of ") + name + '\n');
        const QString sentence = m_laptop.summary() + QLatin1Char(' ') + m_laptop.hint();
        qInfo("attack %s: %s, %s: gained %s; struck %s; status %s; said %s (%.1f s)", QTest::currentDataTag(),
            qPrintable(attacker), qPrintable(moments.join(QStringLiteral(", "))),
            qPrintable(gained.isEmpty() ? QStringLiteral("nothing") : gained.join(QStringLiteral(" | ")).left(700)),
            struck.constData(), qPrintable(statuses.join(QLatin1Char(' ')).simplified()),
            qPrintable(sentence.simplified().left(400)), double(clock.elapsed()) / 1000);

        QVERIFY2(begun.status == 0, begun.errorOutput);
        QVERIFY2(gained.isEmpty(), qPrintable(gained.join(QLatin1Char('\n'))));
        QVERIFY2(said.contains(told), qPrintable(said.left(4000)));
        if (ending == Ending::Works)
            QVERIFY2(statuses.join(QString()).remove(QLatin1Char('0')).isEmpty(), qPrintable(said.left(4000)));
        QVERIFY2(ended.status == 0, ended.errorOutput);
    }

private:
    /// Brings the server to where `stage` steps are done, from where the attacks before left it.
    bool standAt(int stage)
    {
        if (m_stage < 0) {
            if (!PracticeHost::reset())
                return false;
            m_stage = 0;
            m_touched = false;
        }
        const QString number = QString::number(stage);
        if (m_stage == stage && !m_touched)
            return true;
        if (m_touched || m_stage > stage) {
            // Whatever the last attack's moments did is taken back.
            const QStringList back{QStringLiteral("--yes"), QStringLiteral("--to"), QString::number(std::min(m_stage, stage))};
            if (m_laptop.verb("rollback", back) != 0) {
                qInfo("not taken back to %d, so the server is made anew: %s", stage, qPrintable(m_laptop.summary()));
                if (!PracticeHost::reset())
                    return false;
            }
        }
        if (stage > 0 && m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--until"), number}) != 0) {
            qInfo("not brought to %d, so the server is made anew: %s", stage, qPrintable(m_laptop.summary()));
            if (!PracticeHost::reset()
                || m_laptop.verb("apply", {QStringLiteral("--yes"), QStringLiteral("--until"), number}) != 0)
                return false;
        }
        m_stage = stage;
        return true;
    }

    /// Everything that the program has put before the operator.
    [[nodiscard]] QString allSaid() const
    {
        return QString::fromUtf8(m_laptop.output) + QString::fromUtf8(m_laptop.errorOutput);
    }

    OperatorsLaptop m_laptop;
    int m_stage = -1; ///< the server's; -1: it has to be made anew
    bool m_touched = false; ///< the last attack's moments changed it
};

QTEST_GUILESS_MAIN(AttacksTest)
#include "attackstest.moc"
