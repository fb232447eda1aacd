// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/hostkeys.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace Bridgekeeper;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString dataFile(const char *name)
{
    return QStringLiteral(TEST_DATA_DIR "/data/knownhosts/") + QLatin1String(name);
}

/// The key that data/knownhosts/server.pub holds, shown by a server.
HostKey shown(const QString &host = QStringLiteral("server.example.org"), int port = 22)
{
    const QByteArrayList words = bytesOf(dataFile("server.pub")).trimmed().split(' ');
    HostKey key;
    key.host = host;
    key.port = port;
    key.type = QString::fromLatin1(words.value(0));
    key.blob = QByteArray::fromBase64(words.value(1));
    return key;
}

HostKey with(HostKeyStatus status)
{
    HostKey key = shown();
    key.status = status;
    return key;
}

QByteArray answerOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

mode_t modeOf(const QString &path)
{
    struct stat status { };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

constexpr std::pair<const char *, HostKeyStatus> statusWords[] = {{"known", HostKeyStatus::Known},
    {"unknown", HostKeyStatus::Unknown}, {"other-type", HostKeyStatus::OtherType}, {"changed", HostKeyStatus::Changed},
    {"revoked", HostKeyStatus::Revoked}};

} // namespace

class HostKeysTest : public QObject {
    Q_OBJECT

private slots:
    void judgesAsTheFileSays_data();
    void judgesAsTheFileSays();
    void showsTheFingerprintThatSshKeygenShows();
    void namesTheCommandThatShowsTheSameKey_data();
    void namesTheCommandThatShowsTheSameKey();
    void takesTheWorseOfTwoFiles_data();
    void takesTheWorseOfTwoFiles();
    void recordsAKeyThatIsKnownFromThenOn_data();
    void recordsAKeyThatIsKnownFromThenOn();
    void recordsAHashedName_data();
    void recordsAHashedName();
    void findsANameThatSshKeygenHashed();
    void makesTheFileForTheOperatorAlone();
    void keepsModeAndContentOfAFileThatIsThere();
    void closesAnUnfinishedLineFirst();
    void saysWhenAKeyCannotBeRecorded();
    void refusesEachKindWithAWayOn_data();
    void refusesEachKindWithAWayOn();
    void survivesEveryCutOfAFile();
};

void HostKeysTest::judgesAsTheFileSays_data()
{
    QTest::addColumn<QString>("path");
    const QDir directory(dataFile(""));
    for (const QString &name : directory.entryList({QStringLiteral("*.case")}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(name.chopped(5))) << directory.filePath(name);
}

void HostKeysTest::judgesAsTheFileSays()
{
    QFETCH(QString, path);
    const QByteArray text = bytesOf(path);
    const qsizetype mark = text.indexOf("=== known_hosts\n");
    QVERIFY(mark > 0);
    QHash<QByteArray, QByteArray> head;
    for (const QByteArray &line : text.left(mark).split('\n'))
        head.insert(line.left(line.indexOf(' ')), line.mid(line.indexOf(' ') + 1));
    const auto *const wanted = std::find_if(std::begin(statusWords), std::end(statusWords),
        [&head](const auto &pair) { return head.value("status") == pair.first; });
    QVERIFY(wanted != std::end(statusWords));

    const HostKey judged = judgedBy(text.mid(mark + 16), QStringLiteral("known_hosts"),
        shown(QString::fromUtf8(head.value("host")), head.value("port").toInt()));

    QCOMPARE(judged.status, wanted->second);
    const int line = head.value("line").toInt();
    QCOMPARE(judged.recordedIn, line == 0 ? QString() : QStringLiteral("known_hosts:%1").arg(line));
    QCOMPARE(judged.recordedFingerprint.isEmpty(), line == 0);
    if (judged.status == HostKeyStatus::Known || judged.status == HostKeyStatus::Revoked)
        QCOMPARE(judged.recordedFingerprint, judged.fingerprint());
    else
        QVERIFY(judged.recordedFingerprint != judged.fingerprint());
}

void HostKeysTest::showsTheFingerprintThatSshKeygenShows()
{
    const QByteArray said = answerOf(QStringLiteral("ssh-keygen"), {QStringLiteral("-lf"), dataFile("server.pub")});
    QCOMPARE(shown().fingerprint(), QString::fromLatin1(said.split(' ').value(1)));
    QVERIFY(shown().fingerprint().startsWith(QLatin1String("SHA256:")));
}

void HostKeysTest::namesTheCommandThatShowsTheSameKey_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *type, const char *file) {
        QTest::newRow(type) << QString::fromLatin1(type) << QString::fromLatin1(file);
    };
    row("ssh-ed25519", "/etc/ssh/ssh_host_ed25519_key.pub");
    row("ecdsa-sha2-nistp256", "/etc/ssh/ssh_host_ecdsa_key.pub");
    row("ecdsa-sha2-nistp521", "/etc/ssh/ssh_host_ecdsa_key.pub");
    row("ssh-rsa", "/etc/ssh/ssh_host_rsa_key.pub");
}

void HostKeysTest::namesTheCommandThatShowsTheSameKey()
{
    QFETCH(QString, type);
    QFETCH(QString, file);
    HostKey key = shown();
    key.type = type;
    QCOMPARE(key.verifyCommand(), QStringLiteral("ssh-keygen -lf ") + file);
}

void HostKeysTest::takesTheWorseOfTwoFiles_data()
{
    QTest::addColumn<HostKeyStatus>("one");
    QTest::addColumn<HostKeyStatus>("other");
    QTest::addColumn<HostKeyStatus>("both");
    using Status = HostKeyStatus;
    QTest::newRow("known in one is enough") << Status::Known << Status::Unknown << Status::Known;
    QTest::newRow("revoked outweighs known") << Status::Known << Status::Revoked << Status::Revoked;
    QTest::newRow("changed outweighs unknown") << Status::Unknown << Status::Changed << Status::Changed;
    QTest::newRow("changed outweighs another type") << Status::OtherType << Status::Changed << Status::Changed;
    QTest::newRow("another type outweighs unknown") << Status::Unknown << Status::OtherType << Status::OtherType;
    QTest::newRow("a second key may be on record elsewhere") << Status::Changed << Status::Known << Status::Known;
    QTest::newRow("unknown in both") << Status::Unknown << Status::Unknown << Status::Unknown;
}

void HostKeysTest::takesTheWorseOfTwoFiles()
{
    QFETCH(HostKeyStatus, one);
    QFETCH(HostKeyStatus, other);
    QFETCH(HostKeyStatus, both);
    QCOMPARE(combined(with(one), with(other)).status, both);
    QCOMPARE(combined(with(other), with(one)).status, both);
}

void HostKeysTest::recordsAKeyThatIsKnownFromThenOn_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QStringLiteral("server.example.org") << 22 << QStringLiteral("server.example.org");
    QTest::newRow("with a port") << QStringLiteral("server.example.org") << 2222 << QStringLiteral("[server.example.org]:2222");
    QTest::newRow("capitals") << QStringLiteral("Server.Example.Org") << 22 << QStringLiteral("server.example.org");
    QTest::newRow("IPv6") << QStringLiteral("2001:db8::7") << 22 << QStringLiteral("2001:db8::7");
}

void HostKeysTest::recordsAKeyThatIsKnownFromThenOn()
{
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QString, name);
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("known_hosts"));
    const HostKey key = shown(host, port);
    QVERIFY(recordHostKey(file, key));
    QCOMPARE(judgedBy(bytesOf(file), file, key).status, HostKeyStatus::Known);
    QVERIFY(answerOf(QStringLiteral("ssh-keygen"), {QStringLiteral("-F"), name, QStringLiteral("-f"), file})
                .contains(key.blob.toBase64()));
}

void HostKeysTest::recordsAHashedName_data()
{
    recordsAKeyThatIsKnownFromThenOn_data();
}

/// As `HashKnownHosts yes` has it: ssh finds the name, and nobody reads it.
void HostKeysTest::recordsAHashedName()
{
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QString, name);
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("known_hosts"));
    const HostKey key = shown(host, port);
    QVERIFY(recordHostKey(file, key, HostNaming::Hashed));
    QVERIFY(recordHostKey(file, key, HostNaming::Hashed));
    const QByteArray text = bytesOf(file);
    static const QRegularExpression form(
        QStringLiteral("\\A(\\|1\\|[A-Za-z0-9+/]{27}=\\|[A-Za-z0-9+/]{27}= \\S+ \\S+\\n){2}\\z"));
    QVERIFY2(form.match(QString::fromLatin1(text)).hasMatch(), text);
    QVERIFY(!text.toLower().contains(host.toLower().toUtf8()));
    QVERIFY2(text.split('\n').at(0) != text.split('\n').at(1), "each has a salt of its own");
    QCOMPARE(judgedBy(text, file, key).status, HostKeyStatus::Known);
    QCOMPARE(judgedBy(text, file, shown(QStringLiteral("other.example.org"), port)).status, HostKeyStatus::Unknown);
    QVERIFY(answerOf(QStringLiteral("ssh-keygen"), {QStringLiteral("-F"), name, QStringLiteral("-f"), file})
                .contains(key.blob.toBase64()));
}

void HostKeysTest::findsANameThatSshKeygenHashed()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("known_hosts"));
    const HostKey key = shown(QStringLiteral("server.example.org"), 2222);
    QVERIFY(recordHostKey(file, key));
    answerOf(QStringLiteral("ssh-keygen"), {QStringLiteral("-H"), QStringLiteral("-f"), file});
    QVERIFY(bytesOf(file).startsWith("|1|"));
    QCOMPARE(judgedBy(bytesOf(file), file, key).status, HostKeyStatus::Known);
}

void HostKeysTest::makesTheFileForTheOperatorAlone()
{
    const mode_t before = ::umask(0);
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("home/.ssh/known_hosts"));
    const Result<void> recorded = recordHostKey(file, shown());
    ::umask(before);
    QVERIFY(recorded);
    QCOMPARE(modeOf(file), mode_t(0600));
    QCOMPARE(modeOf(directory.filePath(QStringLiteral("home/.ssh"))), mode_t(0700));
}

void HostKeysTest::keepsModeAndContentOfAFileThatIsThere()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("known_hosts"));
    const QByteArray old = "# mine\nother.example.org ssh-ed25519 AAAA comment\n";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(old) == old.size());
    file.close();
    for (const mode_t mode : {0600U, 0644U}) {
        QVERIFY(::chmod(QFile::encodeName(path).constData(), mode) == 0);
        QVERIFY(recordHostKey(path, shown()));
        QCOMPARE(modeOf(path), mode);
    }
    QCOMPARE(bytesOf(path), old + knownHostsLine(shown()) + knownHostsLine(shown()));
}

void HostKeysTest::closesAnUnfinishedLineFirst()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("known_hosts"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("other.example.org ssh-ed25519 AAAA") > 0);
    file.close();
    QVERIFY(recordHostKey(path, shown()));
    QCOMPARE(bytesOf(path), "other.example.org ssh-ed25519 AAAA\n" + knownHostsLine(shown()));
}

void HostKeysTest::saysWhenAKeyCannotBeRecorded()
{
    const QTemporaryDir directory;
    const Result<void> onDirectory = recordHostKey(directory.path(), shown());
    QVERIFY(!onDirectory);
    QCOMPARE(onDirectory.error().kind, ErrorKind::Input);
    QVERIFY(onDirectory.error().summary.contains(directory.path()));
    QVERIFY(!onDirectory.error().hint.isEmpty());
    QVERIFY(!recordHostKey(QStringLiteral("/dev/null/known_hosts"), shown()));
}

void HostKeysTest::refusesEachKindWithAWayOn_data()
{
    QTest::addColumn<HostKeyStatus>("status");
    QTest::addColumn<QString>("summary");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char *name, HostKeyStatus status, const char *summary, const char *hint) {
        QTest::newRow(name) << status << QString::fromLatin1(summary) << QString::fromLatin1(hint);
    };
    row("unknown", HostKeyStatus::Unknown, "is not known yet", "--accept-host-key SHA256:");
    row("other type", HostKeyStatus::OtherType, "another type", "ssh-keygen -R '[server.example.org]:2222'");
    row("changed", HostKeyStatus::Changed, "has changed", "ssh-keygen -R '[server.example.org]:2222'");
    row("revoked", HostKeyStatus::Revoked, "is revoked", "Do not connect");
}

void HostKeysTest::refusesEachKindWithAWayOn()
{
    QFETCH(HostKeyStatus, status);
    QFETCH(QString, summary);
    QFETCH(QString, hint);
    HostKey key = shown(QStringLiteral("server.example.org"), 2222);
    key.status = status;
    const Error refusal = refusalOf(key);
    QCOMPARE(refusal.kind, ErrorKind::HostKey);
    QVERIFY2(refusal.summary.contains(summary), qPrintable(refusal.summary));
    QVERIFY2(refusal.hint.contains(hint), qPrintable(refusal.hint));
    QVERIFY(refusal.detail.contains(key.fingerprint()));
    if (status != HostKeyStatus::Unknown)
        QVERIFY2(!refusal.hint.contains(QLatin1String("--accept-host-key")), "only an unknown key can be accepted");
}

void HostKeysTest::survivesEveryCutOfAFile()
{
    const QByteArray whole = "|1|1qj7alaTVh6aniNNFy6WcigAbLQ=|rOT980HRAxJLaubVxOUR0awMA9E= ssh-ed25519 AAAAC3Nza\n"
                             "@revoked *,!a.example.org "
        + bytesOf(dataFile("server.pub"));
    QCOMPARE(judgedBy(whole, {}, shown()).status, HostKeyStatus::Revoked);
    for (qsizetype length = 0; length < whole.size() - 2; ++length)
        QVERIFY(judgedBy(whole.left(length), {}, shown()).status != HostKeyStatus::Known);
}

QTEST_GUILESS_MAIN(HostKeysTest)
#include "hostkeystest.moc"
