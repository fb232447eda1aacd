// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility.h"
#include "isolatedwizard.h"
#include "recordedserver.h"

#include "app/language.h"
#include "ui/errorpanel.h"
#include "ui/rollbackpanel.h"
#include "ui/steptimeline.h"
#include "ui/textlabel.h"

#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QtTest>
#include <QXmlStreamReader>

using namespace Bridgekeeper;

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations; // one for each plural form
    bool unfinished = false;

    [[nodiscard]] QString key() const { return context + QLatin1String(": ") + source; }
};

QList<Message> messagesIn(const QString &file)
{
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file));
    QXmlStreamReader reader(&opened);
    QList<Message> messages;
    QString context;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == QLatin1String("name")) {
            context = reader.readElementText();
        } else if (reader.name() == QLatin1String("source")) {
            messages.append({context, reader.readElementText(), {}, false});
        } else if (reader.name() == QLatin1String("translation")) {
            Message &message = messages.last();
            message.unfinished = !reader.attributes().value(QLatin1String("type")).isEmpty();
            QString text;
            while (reader.readNext() != QXmlStreamReader::EndElement || reader.name() != QLatin1String("translation")) {
                if (reader.isStartElement())
                    message.translations.append(reader.readElementText());
                else if (reader.isCharacters())
                    text += reader.text();
            }
            if (message.translations.isEmpty())
                message.translations.append(text);
        }
    }
    if (reader.hasError() || messages.isEmpty())
        qFatal("%s: %s", qPrintable(file), qPrintable(reader.errorString()));
    return messages;
}

QString translationFile(const QString &language)
{
    return QStringLiteral(PROJECT_SOURCE_DIR "/resources/translations/bridgekeeper_%1.ts").arg(language);
}

QSet<QString> keysIn(const QString &file)
{
    QSet<QString> keys;
    for (const Message &message : messagesIn(file))
        keys.insert(message.key());
    return keys;
}

/// Whatever `pattern` finds, each once.
QSet<QString> found(const QString &pattern, const QString &text)
{
    QSet<QString> all;
    for (auto matches = QRegularExpression(pattern).globalMatch(text); matches.hasNext();)
        all.insert(matches.next().captured());
    return all;
}

qsizetype mnemonicsIn(QString text)
{
    return text.remove(QLatin1String("&&")).count(QLatin1Char('&'));
}

/// Words of the timeline that are wider than the room beside their signs, where no line can end within them.
QStringList timelineFaults(const StepTimeline &timeline)
{
    QStringList faults;
    const int line = timeline.fontMetrics().height();
    const auto check = [&](const QFont &font, const QString &text, int room) {
        for (const QString &word : text.split(QRegularExpression(QStringLiteral("[ _-]")))) {
            if (QFontMetrics(font).horizontalAdvance(word) > room)
                faults.append(QStringLiteral("the timeline clips “%1”").arg(word));
        }
    };
    QFont bold = timeline.font();
    bold.setWeight(QFont::DemiBold);
    for (const TimelineEntry &entry : timeline.entries()) {
        check(bold, entry.title, timeline.width() - line * 7 / 2);
        for (const TimelineEntry::Step &step : entry.steps)
            check(fontOf(TextStyle::Small, timeline.font()), step.title, timeline.width() - line * 5);
    }
    return faults;
}

/// Is asked for what the language installed after it does not have.
class Untranslated : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const QString where = QString::fromUtf8(context);
        if (where.startsWith(QLatin1String("Bridgekeeper")) || ours.contains(where))
            asked.insert(where + QLatin1String(": ") + QString::fromUtf8(source));
        return {};
    }

    QSet<QString> ours;
    mutable QSet<QString> asked;
};

} // namespace

class TranslationTest : public QObject, private IsolatedWizard {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void isComplete_data() { languages(); }
    void isComplete();
    void keepsPlaceholders_data() { languages(); }
    void keepsPlaceholders();
    void keepsMnemonics_data() { languages(); }
    void keepsMnemonics();
    void keepsWhatSentencesAreJoinedBy_data() { languages(); }
    void keepsWhatSentencesAreJoinedBy();
    void holdsExactlyWhatTheSourceSays_data() { languages(); }
    void holdsExactlyWhatTheSourceSays();
    void speaksGermanOnTheConnectPage();
    void countsInEnglish();
    void fallsBackToEnglish();
    void fitsEveryPage_data();
    void fitsEveryPage();
    void fitsAFailedConnection();
    void fitsARollBack();
    void fitsTheQuestionBeforeQuitting();
    void hasAWordForEverythingThatIsShown();

private:
    static void languages();
    void openPage(int page);
    [[nodiscard]] QStringList faults();
};

void TranslationTest::init()
{
    speakLanguageOf(QLocale::German);
}

void TranslationTest::cleanup()
{
    m_wizard.reset();
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>());
}

void TranslationTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("German") << QStringLiteral("de");
    QTest::newRow("English plurals") << QStringLiteral("en");
}

void TranslationTest::openPage(int page)
{
    const EngineState pristine = recordedState(QStringLiteral("pristine"));
    const bool late = page > int(PageId::StopAndCheck);
    m_wizard->showState(late ? settledUntil(page < int(PageId::Documents) ? 15 : 18, pristine) : pristine);
    m_wizard->openPage(PageId(page));
    QCOMPARE(int(m_wizard->openedPage()->id()), page);
    QCoreApplication::processEvents();
}

QStringList TranslationTest::faults()
{
    QStringList all = accessibilityFaults(*m_wizard) + timelineFaults(*m_wizard->findChild<StepTimeline *>());
    if (m_wizard->size() != QSize(1024, 700))
        all.append(QStringLiteral("the window grew to %1×%2").arg(m_wizard->width()).arg(m_wizard->height()));
    return all;
}

void TranslationTest::isComplete()
{
    QFETCH(QString, language);
    for (const Message &message : messagesIn(translationFile(language))) {
        QVERIFY2(!message.unfinished, qPrintable(message.key()));
        for (const QString &translation : message.translations)
            QVERIFY2(!translation.trimmed().isEmpty(), qPrintable(message.key()));
    }
}

void TranslationTest::keepsPlaceholders()
{
    QFETCH(QString, language);
    const QString placeholder = QStringLiteral("%(n|L?\\d+)");
    for (const Message &message : messagesIn(translationFile(language))) {
        for (const QString &translation : message.translations)
            QVERIFY2(found(placeholder, translation) == found(placeholder, message.source), qPrintable(message.key()));
    }
}

void TranslationTest::keepsMnemonics()
{
    QFETCH(QString, language);
    for (const Message &message : messagesIn(translationFile(language))) {
        for (const QString &translation : message.translations)
            QVERIFY2(mnemonicsIn(translation) == mnemonicsIn(message.source), qPrintable(message.key()));
    }
}

void TranslationTest::keepsWhatSentencesAreJoinedBy()
{
    QFETCH(QString, language);
    const QString edges = QStringLiteral("^[\\s;,]+|[.…:?;]?\\s*$");
    for (const Message &message : messagesIn(translationFile(language))) {
        for (const QString &translation : message.translations)
            QVERIFY2(found(edges, translation) == found(edges, message.source), qPrintable(message.key()));
    }
}

void TranslationTest::holdsExactlyWhatTheSourceSays()
{
    QFETCH(QString, language);
    const QTemporaryDir copies;
    for (const QString &each : {QStringLiteral("de"), QStringLiteral("en")})
        QVERIFY(QFile::copy(translationFile(each), copies.filePath(QFileInfo(translationFile(each)).fileName())));
    QProcess translate;
    translate.setProcessChannelMode(QProcess::MergedChannels);
    translate.start(QStringLiteral(PROJECT_SOURCE_DIR "/packaging/translate"), {copies.path()});
    QVERIFY2(translate.waitForFinished(120'000) && translate.exitStatus() == QProcess::NormalExit && translate.exitCode() == 0,
        translate.readAll().constData());
    const QSet<QString> said = keysIn(copies.filePath(QFileInfo(translationFile(language)).fileName()));
    const QSet<QString> translated = keysIn(translationFile(language));
    const QStringList untranslated = (said - translated).values();
    QVERIFY2(untranslated.isEmpty(), qPrintable(QLatin1String("run packaging/translate:\n") + untranslated.join(u'\n')));
    const QStringList gone = (translated - said).values();
    QVERIFY2(gone.isEmpty(), qPrintable(QLatin1String("said no longer:\n") + gone.join(u'\n')));
}

void TranslationTest::speaksGermanOnTheConnectPage()
{
    QVERIFY(openWizard());
    QCOMPARE(find<QPushButton>("primary")->text(), QStringLiteral("&Verbinden"));
    QCOMPARE(find<QPushButton>("quit")->text(), QStringLiteral("&Beenden"));
    QVERIFY(find<QLineEdit>("host")->placeholderText().startsWith(QLatin1String("matrix.example.org oder")));
}

void TranslationTest::countsInEnglish()
{
    cleanup();
    speakLanguageOf(QLocale::English);
    QCOMPARE(QObject::tr("%n byte(s)", nullptr, 1), QStringLiteral("1 byte"));
    QCOMPARE(QObject::tr("%n byte(s)", nullptr, 3), QStringLiteral("3 bytes"));
}

void TranslationTest::fallsBackToEnglish()
{
    cleanup();
    speakLanguageOf(QLocale::Icelandic);
    QCOMPARE(QObject::tr("%n byte(s)", nullptr, 1), QStringLiteral("1 byte"));
}

void TranslationTest::fitsEveryPage_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<double>("letters");
    for (int id = 0; id <= int(PageId::Done); ++id) {
        QTest::addRow("page %d", id) << id << 1.0;
        QTest::addRow("page %d, large letters", id) << id << 1.5;
    }
}

void TranslationTest::fitsEveryPage()
{
    QFETCH(int, page);
    QFETCH(double, letters);
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * letters);
    QApplication::setFont(large);
    QVERIFY(openWizard());
    openPage(page);
    const QStringList all = faults();
    QApplication::setFont(usual);
    QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
}

void TranslationTest::fitsAFailedConnection()
{
    QVERIFY(openWizard());
    find<QLineEdit>("host")->setText(QStringLiteral("matt@127.0.0.1:1"));
    find<QPushButton>("primary")->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<ErrorPanel>("error")->isVisible(), 30'000);
    QTRY_VERIFY(!m_wizard->engine().busy());
    const QStringList all = faults();
    QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
}

void TranslationTest::fitsARollBack()
{
    QVERIFY(openWizard());
    QVERIFY(connectTo(answeringWith(QStringLiteral("pristine"))));
    m_wizard->showState(settledUntil(15, recordedState(QStringLiteral("pristine"))));
    m_wizard->openRollback();
    QTRY_VERIFY(!m_wizard->engine().busy());
    auto *panel = m_wizard->findChild<RollbackPanel *>();
    panel->showError({ErrorKind::Remote, QStringLiteral("/opt"), {}, QStringLiteral("/opt")});
    QTRY_VERIFY(panel->findChild<ErrorPanel *>()->isVisible());
    RollbackPreview preview;
    preview.to = 4;
    preview.changes.push_back(
        {5, QStringLiteral("change-5"), QStringLiteral("/opt"), QStringLiteral("/opt"), true, "a\n", "b\n", true, {}});
    preview.cannotUndo = QStringList{QStringLiteral("/opt")};
    panel->showPreview(preview);
    QCoreApplication::processEvents();
    const QStringList all = faults();
    QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
}

void TranslationTest::fitsTheQuestionBeforeQuitting()
{
    QVERIFY(openWizard());
    m_wizard->showState(settledUntil(11, recordedState(QStringLiteral("pristine"))));
    m_wizard->openPage(PageId::Synapse);
    QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
    QVERIFY(find<QPushButton>("stay")->isVisible());
    const QStringList all = faults();
    QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
}

void TranslationTest::hasAWordForEverythingThatIsShown()
{
    cleanup();
    Untranslated untranslated;
    for (const Message &message : messagesIn(translationFile(QStringLiteral("de"))))
        untranslated.ours.insert(message.context);
    QCoreApplication::installTranslator(&untranslated);
    speakLanguageOf(QLocale::German);
    QVERIFY(openWizard());
    for (int page = 0; page <= int(PageId::Done); ++page)
        openPage(page);
    m_wizard->showState(recordedState(QStringLiteral("strangers")));
    m_wizard->openPage(PageId::Survey);
    const QStringList asked = untranslated.asked.values();
    QVERIFY2(asked.isEmpty(), qPrintable(asked.join(u'\n')));
}

QTEST_MAIN(TranslationTest)
#include "translationtest.moc"
