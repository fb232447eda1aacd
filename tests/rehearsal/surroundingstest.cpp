// SPDX-License-Identifier: GPL-3.0-or-later
#include "pristinetest.h"
#include "throughproxy.h"

#include <QFile>

using namespace Bridgekeeper;
using namespace Bridgekeeper::Rehearsal;

/// Whatever surrounds the program on the server, and whatever its settings hold, it leaves the same files with the same modes,
/// and takes all of it back.
class SurroundingsTest : public PristineTest {
    Q_OBJECT

private slots:
    void theUsualOnes()
    {
        QVERIFY2(m_laptop.verb("apply", s_untilRegistered) == 0, m_laptop.errorOutput);
        m_usual = shapeOf(PracticeHost::manifest());
        takeBack(PracticeHost::arguments());
    }

    void leaveNoMark_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("fault");
        // For root, whom no sudo gives other surroundings.
        QTest::newRow("umask 000, a locale that is not there, no /usr/sbin in PATH, no TMPDIR")
            << QStringLiteral("root") << QStringLiteral("login-environment");
        if (!thorough())
            return;
        QTest::newRow("a login shell that is fish, with talkative rc files") << QStringLiteral("fiona") << QString();
        QTest::newRow("a clock an hour ahead") << QString() << QStringLiteral("clock-off");
    }

    void leaveNoMark()
    {
        QFETCH(QString, account);
        QFETCH(QString, fault);
        QVERIFY(fault.isEmpty() || PracticeHost::breakIt(fault));
        const QStringList arguments = PracticeHost::arguments(account);
        QVERIFY2(m_laptop.run(QStringList{QStringLiteral("apply")} + arguments + s_untilRegistered) == 0,
            m_laptop.output + m_laptop.errorOutput);
        const QByteArray now = shapeOf(PracticeHost::manifest());
        QVERIFY2(now == m_usual, difference(m_usual, now));
        takeBack(arguments);
        QVERIFY(fault.isEmpty() || PracticeHost::mend(fault));
    }

    void aServerReachedByIPv6Alone()
    {
        LinkProxy proxy(practicePort(), {}, "::1");
        const QStringList arguments = argumentsThrough(proxy, m_laptop.home(), QStringLiteral("::1"));
        qInfo("%s", qPrintable(arguments.join(u' ')));
        QVERIFY2(m_laptop.run(QStringList{QStringLiteral("apply")} + arguments + s_untilRegistered) == 0, m_laptop.errorOutput);
        takeBack(arguments);
    }

    /// Paths with everything in them that a shell, YAML, SQL or printf reads as something else. What a backup script cannot
    /// hold is refused before anything is changed.
    void hostileValuesArriveAsTheyAre()
    {
        const QString name = QStringLiteral("it's \"a\" %s * & `touch pwned`; ärger \\n #: 🔑 ") + QString(120, u'x');
        const QString directory = QStringLiteral("/opt/matrix/") + QString(name).remove(u':');
        const QString script = QStringLiteral("/opt/matrix/scripts/$(touch pwned) ") + name;
        const QString database = QStringLiteral("we\"ird' $(touch pwned) %d;--");
        const QString document = QStringLiteral("/opt/matrix/$HOME ") + name;
        const auto quoted = [](QString text) { return u'\'' + text.replace(u'\'', QLatin1String("'\\''")) + u'\''; };
        PracticeHost::shell(QStringLiteral("cp -a /opt/matrix/scripts/pg_backup.sh ") + quoted(script));
        PracticeHost::shell(QStringLiteral("docker exec matrix-postgres createdb -U synapse -T template0 ") + quoted(database));
        const QByteArray before = PracticeHost::manifest();
        QVERIFY(before != m_pristine && before.contains("we\"ird"));
        const auto write = [this](const QJsonObject &values) {
            QFile file(m_laptop.home() + QStringLiteral("/settings.yaml"));
            if (file.open(QIODevice::WriteOnly))
                file.write(QJsonDocument(values).toJson()); // JSON is YAML
            return file.fileName();
        };
        QJsonObject values{{QStringLiteral("bridge_directory"), directory}, {QStringLiteral("backup_script"), script},
            {QStringLiteral("services_document"), QString(QStringLiteral("server:") + document)},
            {QStringLiteral("backup_databases"), QJsonArray{database}}};
        const QStringList arguments = PracticeHost::arguments() + QStringList{QStringLiteral("--settings"), write(values)};
        const QStringList apply =
            QStringList{QStringLiteral("apply")} + arguments + QStringList{QStringLiteral("--yes"), QStringLiteral("--link")};
        QCOMPARE(m_laptop.run(apply), 1);
        QVERIFY2(m_laptop.summary().contains(QLatin1String("is no name that a backup script can hold")),
            qPrintable(m_laptop.summary()));
        QCOMPARE(PracticeHost::manifest(), before);
        values.remove(QStringLiteral("backup_databases"));
        write(values);
        QVERIFY2(m_laptop.run(apply) == 0, m_laptop.output + m_laptop.errorOutput);
        QVERIFY2(m_laptop.run(QStringList{QStringLiteral("check")} + arguments) == 0, m_laptop.output);
        const QByteArray now = PracticeHost::manifest();
        QVERIFY(now.contains(QStringLiteral("file %1/config.yaml |").arg(directory).toUtf8()));
        QVERIFY(now.contains(QStringLiteral("file %1 |").arg(document).toUtf8()));
        const Ended dumped =
            PracticeHost::shell(QStringLiteral("bash ") + quoted(script) + QStringLiteral(" && ls /opt/matrix/backups"));
        QVERIFY2(dumped.status == 0, dumped.output + dumped.errorOutput);
        qInfo("%s", dumped.output.constData());
        QCOMPARE(PracticeHost::answer(QStringLiteral("find / /opt /var/lib/docker -xdev -name pwned")), QByteArray());
        takeBack(arguments, withoutBackups(before));
    }

private:
    static QByteArray withoutBackups(const QByteArray &manifest)
    {
        QByteArrayList lines = manifest.split('\n');
        lines.removeIf([](const QByteArray &line) { return line.contains("/opt/matrix/backups"); });
        return lines.join('\n');
    }

    void takeBack(const QStringList &arguments, const QByteArray &expected = {})
    {
        QVERIFY2(m_laptop.run(QStringList{QStringLiteral("rollback")} + arguments + QStringList{QStringLiteral("--yes")}) == 0,
            m_laptop.output + m_laptop.errorOutput);
        const QByteArray manifest = PracticeHost::manifest();
        const QByteArray now = expected.isEmpty() ? manifest : withoutBackups(manifest);
        const QByteArray &was = expected.isEmpty() ? m_pristine : expected;
        QVERIFY2(now == was, difference(was, now));
    }

    Laptop m_laptop;
    QByteArray m_usual;
    inline static const QStringList s_untilRegistered{QStringLiteral("--yes"), QStringLiteral("--until"), QStringLiteral("11")};
};

QTEST_GUILESS_MAIN(SurroundingsTest)
#include "surroundingstest.moc"
