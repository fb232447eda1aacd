// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/masking.h"

#include <QElapsedTimer>
#include <QThread>
#include <QtTest>

#include <thread>

using namespace Bridgekeeper;

class MaskingTest : public QObject {
    Q_OBJECT
private slots:
    void hidesASecretInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("hexadecimal") << QByteArray("0123456789abcdef0123456789abcdef");
        QTest::newRow("hostile") << QByteArray("p@ss/w\"or'd\\ $x\n%20+gr\xc3\xbcn");
    }

    void hidesASecretInEveryForm()
    {
        QFETCH(QByteArray, secret);
        Masking masking;
        masking.add(secret);
        const QByteArray hidden = "‹hidden: " + QByteArray::number(QString::fromUtf8(secret).size()) + " characters›";
        QCOMPARE(masking.masked("Bearer " + secret + " end"), QByteArray("Bearer " + hidden + " end"));
        QCOMPARE(masking.masked(QString::fromUtf8("a " + secret)), QString::fromUtf8("a " + hidden));
        QCOMPARE(masking.masked("?t=" + secret.toPercentEncoding()), QByteArray("?t=" + hidden));
        QCOMPARE(masking.masked(secret.toBase64()), hidden);
        QByteArray json = QByteArray(secret).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        QCOMPARE(masking.masked("{\"a\":\"" + json + "\"}"), QByteArray("{\"a\":\"" + hidden + "\"}"));
        for (const char *prefix : {"user:", "u:", "us:"}) {
            // HTTP basic authentication: the secret lies somewhere inside the encoded text.
            const QByteArray basic = masking.masked((prefix + secret + "&x").toBase64());
            QVERIFY2(basic.contains(hidden) && basic.size() < hidden.size() + 16, basic.constData());
        }
    }

    /// A server may make up as many as it likes.
    void isQuickHoweverManyThereAre()
    {
        QByteArray file;
        for (int number = 0; file.size() < 1024 * 1024; ++number)
            file += "token" + QByteArray::number(number) + ": abcdef" + QByteArray::number(number) + "\n";
        QElapsedTimer timer;
        timer.start();
        const std::vector<QByteArray> secrets = secretValues(file);
        QCOMPARE(secrets.size(), mostSecrets + 1); // whoever shows the file sees that it is too much
        Masking masking;
        masking.add(secrets);
        for (int time = 0; time < 200; ++time)
            QVERIFY(!masking.masked(QByteArray("of a proof: abcdef17 is shown to nobody")).contains("abcdef17"));
        QVERIFY(masking.masked(file).size() > file.size());
        QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()));
    }

    void hidesTheLongerOfTwoSecretsThatBeginAlike()
    {
        Masking masking;
        masking.add("abcdef");
        masking.add("abcdefghij");
        masking.add("abcdefgh");
        QCOMPARE(masking.masked(QByteArray("abcdefghij abcdefgh abcdef abcde")),
            QByteArray("‹hidden: 10 characters› ‹hidden: 8 characters› ‹hidden: 6 characters› abcde"));
    }

    void ignoresShortValues()
    {
        Masking masking;
        masking.add("admin");
        masking.add("");
        QCOMPARE(masking.masked(QByteArray("the admin account")), QByteArray("the admin account"));
    }

    void hidesTheLongerOfTwo()
    {
        Masking masking;
        masking.add("secret");
        masking.add("secret-and-more");
        QCOMPARE(
            masking.masked(QByteArray("secret-and-more secret")), QByteArray("‹hidden: 15 characters› ‹hidden: 6 characters›"));
    }

    void leavesNoPartOfOverlappingSecrets()
    {
        Masking masking;
        masking.add("abcdefgh");
        masking.add("efghijklm");
        QCOMPARE(masking.masked(QByteArray("x abcdefghijklm y")), QByteArray("x ‹hidden: 9 characters› y"));
    }

    void hidesNothingOfItsOwnWords()
    {
        Masking masking;
        masking.add("characters");
        masking.add("0123456789abcdef");
        QCOMPARE(masking.masked(QByteArray("0123456789abcdef")), QByteArray("‹hidden: 16 characters›"));
    }

    void isThreadSafe()
    {
        Masking masking;
        std::vector<std::jthread> threads;
        threads.reserve(4);
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&masking, t] {
                for (int i = 0; i < 200; ++i) {
                    const QByteArray secret = "secret-" + QByteArray::number(t * 1000 + i) + '-';
                    masking.add(secret);
                    if (masking.masked(secret).contains(secret))
                        qFatal("not hidden");
                }
            });
    }

    void collectsSecretsOfAnyFile_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArrayList>("secrets");
        const auto row = [](const char *name, const QByteArray &file, const QByteArrayList &secrets) {
            QTest::newRow(name) << file << secrets;
        };
        row("homeserver.yaml",
            "registration_shared_secret: \"reg-secret-1\"\nmacaroon_secret_key: mac-1234\nform_secret: frm-1234\n"
            "signing_key_path: \"/data/x.signing.key\"\nenable_registration: false\nregistration_requires_token: true\n"
            "database:\n  args:\n    user: synapse\n    password: db-pass-1\n    host: postgres\n"
            "matrix_authentication_service:\n  enabled: true\n  secret: mas-secret-1\n  endpoint: http://matrix-mas:8080\n"
            "password_config:\n  enabled: false\n  pepper: pep-1234\ntrusted_key_servers:\n  - server_name: matrix.org\n"
            "suppress_key_server_warning: true\n",
            {"reg-secret-1", "mac-1234", "frm-1234", "db-pass-1", "mas-secret-1", "pep-1234"});
        row("bridge config",
            "database:\n  uri: postgres://u:pass%2Fword1@host/db?sslmode=disable\nappservice:\n  as_token: as-token-1\n  "
            "hs_token: hs-token-1\n"
            "  id: signal\nprovisioning:\n  shared_secret: prov-secret-1\npublic_media:\n  signing_key: generate\n"
            "double_puppet:\n  secrets:\n    echo6.co: \"as_token:puppet-1234\"\nencryption:\n  pickle_key: pickle-1\n  "
            "allow_key_sharing: true\n"
            "  delete_keys:\n    dont_store_outbound: false\n",
            {"pass%2Fword1", "pass/word1", "as-token-1", "hs-token-1", "prov-secret-1", "as_token:puppet-1234", "puppet-1234",
                "pickle-1"});
        row("an example's words",
            "pickle_key: generate\nshared_secret: disable\nas_token: \"This value is generated when generating the "
            "registration\"\n"
            "analytics:\n  token: null\nuri: postgres://user:password@host/database\n",
            {});
        row("compose file",
            "services:\n  postgres:\n    environment:\n      POSTGRES_USER: synapse\n      POSTGRES_PASSWORD: pg-pass-1\n"
            "  mas:\n    environment:\n      - MAS_SECRET=mas-env-1\n      - "
            "DATABASE_URL=postgres://mas:mas-pass-1@postgres/mas\n"
            "      - OTHER_PASSWORD=${FROM_ENV}\n      - TOKEN_FILE=/run/secrets/token\n"
            "    volumes:\n      - ./secrets:/secrets:ro\n    secrets:\n      - db_password\n",
            {"pg-pass-1", "mas-env-1", "mas-pass-1"});
        row("MAS config",
            "secrets:\n  encryption: 0a1b2c3d4e5f\n  keys:\n    - kid: abc\n      key: |\n        -----BEGIN PRIVATE "
            "KEY-----\n        MIIBVAIBADANBg\n"
            "        -----END PRIVATE KEY-----\nmatrix:\n  secret: matrix-mas-1\n",
            {"0a1b2c3d4e5f", "-----BEGIN PRIVATE KEY-----\nMIIBVAIBADANBg\n-----END PRIVATE KEY-----\n", "MIIBVAIBADANBg",
                "matrix-mas-1"});
        row("backup script",
            "#!/bin/bash\nexport PGPASSWORD='script-pass'\nRESTIC_PASSWORD=\"restic pass\"\nTOKEN=$(cat /etc/token)\nif true; "
            "then\n"
            "  curl -H \"Authorization: $TOKEN\" https://u:hook-pass@example.com/\nfi\n",
            {"script-pass", "restic pass", "hook-pass"});
        row("environment file", "# PASSWORD=old-pass-1\nSMTP_PASSWORD=smtp pass\nDEBUG=true\nSECRET_KEY=s3cr3t==\n",
            {"old-pass-1", "smtp pass", "s3cr3t=="});
        row("broken YAML", "a: [\nas_token: broken-token\n", {"broken-token"});
        row("commented-out lines", "a: 1\n# password: \"old-pass-1\"\n", {"old-pass-1"});
        row("connection string", "dsn: \"host=/run/postgresql user=x password=dsn-pass-1 dbname=y\"\n", {"dsn-pass-1"});
    }

    void collectsSecretsOfAnyFile()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArrayList, secrets);
        QByteArrayList found;
        for (const QByteArray &value : secretValues(file))
            found += value;
        std::sort(found.begin(), found.end());
        std::sort(secrets.begin(), secrets.end());
        QCOMPARE(found, secrets);
    }

    void findsASecretInALineOfCron()
    {
        const std::vector<QByteArray> found = secretValues("0 3 * * * root PGPASSWORD=hunter22 /opt/matrix/backup.sh --all\n");
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found.front(), QByteArray("hunter22"));
    }
};

QTEST_GUILESS_MAIN(MaskingTest)
#include "maskingtest.moc"
