// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/identityfile.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Bridgekeeper;
using Format = IdentityFile::Format;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class IdentityFileTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheHeadOfAKey_data();
    void readsTheHeadOfAKey();
    void tellsWhatIsNoUsableKey_data();
    void tellsWhatIsNoUsableKey();
    void believesNoDamagedHead();
    void saysWhenAFileCannotBeRead();

private:
    QString made(const QStringList &options, const QString &passphrase)
    {
        const QString path = m_directory.filePath(QString::number(++m_count));
        QProcess process;
        process.start(QStringLiteral("ssh-keygen"),
            QStringList{QStringLiteral("-q"), QStringLiteral("-N"), passphrase, QStringLiteral("-f"), path} + options);
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("ssh-keygen: %s", process.readAllStandardError().constData());
        return path;
    }

    QTemporaryDir m_directory;
    int m_count = 0;
};

void IdentityFileTest::readsTheHeadOfAKey_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<Format>("format");
    QTest::addColumn<QString>("type"); // as far as the head tells
    const auto row = [](const char *options, const char *passphrase, Format format, const char *type) {
        QTest::addRow("%s%s", options, *passphrase ? " with passphrase" : "")
            << QString::fromLatin1(options) << QString::fromLatin1(passphrase) << format << QString::fromLatin1(type);
    };
    for (const char *passphrase : {"", "correct horse"}) {
        row("-t ed25519", passphrase, Format::OpenSsh, "ssh-ed25519");
        row("-t rsa -b 2048", passphrase, Format::OpenSsh, "ssh-rsa");
        row("-t ecdsa", passphrase, Format::OpenSsh, "ecdsa-sha2-nistp256");
        row("-t ecdsa -b 521", passphrase, Format::OpenSsh, "ecdsa-sha2-nistp521");
        row("-t rsa -b 2048 -m PEM", passphrase, Format::Pem, "");
        row("-t ecdsa -m PEM", passphrase, Format::Pem, "");
        row("-t rsa -b 2048 -m PKCS8", passphrase, Format::Pem, "");
        row("-t ecdsa -m PKCS8", passphrase, Format::Pem, "");
    }
}

void IdentityFileTest::readsTheHeadOfAKey()
{
    QFETCH(QString, options);
    QFETCH(QString, passphrase);
    QFETCH(Format, format);
    QFETCH(QString, type);
    const QString path = made(options.split(QLatin1Char(' ')), passphrase);
    const Result<IdentityFile> identity = lookAtIdentity(path);
    QVERIFY(identity);
    QCOMPARE(identity->format, format);
    QCOMPARE(identity->encrypted, !passphrase.isEmpty());
    QCOMPARE(identity->type, type);
    if (!type.isEmpty())
        QCOMPARE(identity->publicKey, QByteArray::fromBase64(bytesOf(path + QStringLiteral(".pub")).split(' ').value(1)));
    QVERIFY(identity->usable());
    QVERIFY(identity->problem().isEmpty());
}

void IdentityFileTest::tellsWhatIsNoUsableKey_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Format>("format");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &text, Format format, const char *problem) {
        QTest::newRow(name) << text << format << QString::fromLatin1(problem);
    };
    row("PuTTY", "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", Format::Putty, "puttygen");
    row("public key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB1S matt@laptop\n", Format::PublicKey, "without .pub");
    row("public key of a token", "sk-ssh-ed25519@openssh.com AAAA matt\n", Format::PublicKey, "public key");
    row("ECDSA public key", "ecdsa-sha2-nistp256 AAAA\n", Format::PublicKey, "public key");
    row("public key in SSH2", "---- BEGIN SSH2 PUBLIC KEY ----\n", Format::PublicKey, "public key");
    row("public key in PEM", "-----BEGIN PUBLIC KEY-----\nMIIB\n", Format::PublicKey, "public key");
    row("DSA", "-----BEGIN DSA PRIVATE KEY-----\nMIIB\n", Format::Unsupported, "ssh-keygen -t ed25519");
    row("empty", "", Format::NoKey, "no private key");
    row("something else", "#!/bin/sh\necho ssh-ed25519\n", Format::NoKey, "no private key");
    row("OpenSSH head without a body", "-----BEGIN OPENSSH PRIVATE KEY-----\n", Format::NoKey, "damaged");
    row("OpenSSH of another version",
        "-----BEGIN OPENSSH PRIVATE KEY-----\n" + QByteArray("openssh-key-v2\0rest", 19).toBase64() + "\n-----END",
        Format::NoKey, "damaged");
    row("binary", QByteArray("\0\xff\x30\x82", 4), Format::NoKey, "no private key");
}

void IdentityFileTest::tellsWhatIsNoUsableKey()
{
    QFETCH(QByteArray, text);
    QFETCH(Format, format);
    QFETCH(QString, problem);
    const IdentityFile identity = identityIn(text);
    QCOMPARE(identity.format, format);
    QVERIFY(!identity.usable());
    QVERIFY2(identity.problem().contains(problem), qPrintable(identity.problem()));
}

void IdentityFileTest::believesNoDamagedHead()
{
    const QByteArray whole = bytesOf(made({QStringLiteral("-t"), QStringLiteral("ed25519")}, QStringLiteral("secret")));
    const IdentityFile intact = identityIn(whole);
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const IdentityFile cut = identityIn(whole.left(length));
        // A head that can be read is the right one.
        if (cut.format == Format::OpenSsh)
            QCOMPARE(cut.publicKey, intact.publicKey);
        else
            QVERIFY(cut.publicKey.isEmpty());
    }
    const qsizetype body = whole.indexOf('\n') + 1;
    QByteArray head = QByteArray::fromBase64(whole.mid(body, whole.indexOf("-----END") - body));
    for (qsizetype at = 0; at < 120; ++at) { // lengths that reach far beyond the end
        QByteArray bytes = head;
        bytes[at] = '\xff';
        (void)identityIn("-----BEGIN OPENSSH PRIVATE KEY-----\n" + bytes.toBase64() + "\n-----END").problem();
    }
}

void IdentityFileTest::saysWhenAFileCannotBeRead()
{
    const QString missing = m_directory.filePath(QStringLiteral("missing"));
    const Result<IdentityFile> identity = lookAtIdentity(missing);
    QVERIFY(!identity);
    QCOMPARE(identity.error().kind, ErrorKind::Input);
    QVERIFY(identity.error().summary.contains(missing));
    QVERIFY(!lookAtIdentity(m_directory.path()));
}

QTEST_GUILESS_MAIN(IdentityFileTest)
#include "identityfiletest.moc"
