// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility.h"
#include "isolatedwizard.h"
#include "recordedserver.h"

#include "ui/checktable.h"
#include "ui/errorpanel.h"
#include "ui/rollbackpanel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace Bridgekeeper;

class WizardTest : public QObject, private IsolatedWizard {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void opensOnConnect();
    void wantsAServerBeforeItConnects();
    void explainsAFailedConnection_data();
    void explainsAFailedConnection();
    void staysOnTheSurveyWhileARowBlocks();
    void showsWhatBlocksFirst();
    void offersANewerImageBeforeAnyChange();
    void explainsABadSettingAtItsField();
    void goesOnOnlyAfterTheApproval();
    void wantsAnotherApprovalForOtherSettings();
    void saysOnTheButtonWhatWillChange_data();
    void saysOnTheButtonWhatWillChange();
    void leadsPastNothingThatIsNotProved();
    void neverPassesStopAndCheckBeforeItPassed();
    void resumesAtTheFirstStepThatIsNotProved();
    void offersRollBackFromTheFirstChangeOn();
    void neverRollsBackByEnter();
    void startsNoChangeByEnter();
    void asksBeforeEscapeQuits();
    void quitsAtOnceWhileNothingStands();
    void coversWhatLiesUnderARollBack();
    void asksInsideThePage();
    void namesTheServerInItsTitle();
    void servesKeyboardScreenReaderAndLargeLetters_data();
    void servesKeyboardScreenReaderAndLargeLetters();

private:
    QPushButton *primary() { return find<QPushButton>("primary"); }
    [[nodiscard]] PageId page() const { return m_wizard->openedPage()->id(); }
};

void WizardTest::init()
{
    QVERIFY(openWizard());
}

void WizardTest::cleanup()
{
    m_wizard.reset();
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void WizardTest::opensOnConnect()
{
    QCOMPARE(page(), PageId::Connect);
    QCOMPARE(QApplication::focusWidget(), find<QLineEdit>("host"));
}

void WizardTest::wantsAServerBeforeItConnects()
{
    QVERIFY(!primary()->isEnabled());
    QTest::keyClicks(find<QLineEdit>("host"), QStringLiteral("matrix.example.org"));
    QVERIFY(primary()->isEnabled());
}

void WizardTest::explainsAFailedConnection_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("refused port") << QStringLiteral("matt@127.0.0.1:1");
    QTest::newRow("unknown host") << QStringLiteral("no-such-server.invalid");
    QTest::newRow("no address") << QStringLiteral("matt@server:port");
}

void WizardTest::explainsAFailedConnection()
{
    QFETCH(QString, host);
    find<QLineEdit>("host")->setText(host);
    QTest::mouseClick(primary(), Qt::LeftButton);
    auto *panel = find<ErrorPanel>("error");
    QTRY_VERIFY_WITH_TIMEOUT(panel->isVisible(), 30'000);
    QVERIFY(!panel->error().summary.isEmpty());
    QVERIFY(!panel->error().hint.isEmpty());
    QTRY_VERIFY(panel->hasFocus());
    QTRY_VERIFY(!m_wizard->engine().busy());
    QCOMPARE(page(), PageId::Connect);
    QVERIFY(find<QLineEdit>("host")->isEnabled());
}

void WizardTest::staysOnTheSurveyWhileARowBlocks()
{
    m_wizard->showState(recordedState(QStringLiteral("strangers")));
    m_wizard->openPage(PageId::Survey);
    QVERIFY(!primary()->isEnabled());
    m_wizard->showState(recordedState(QStringLiteral("pristine")));
    QVERIFY(primary()->isEnabled());
}

void WizardTest::showsWhatBlocksFirst()
{
    m_wizard->showState(recordedState(QStringLiteral("strangers")));
    m_wizard->openPage(PageId::Survey);
    QCOMPARE(find<CheckTable>("assumptions")->rows().first().state, CheckState::Bad);
    QCOMPARE(find<CheckTable>("assumptions")->rows().last().state, CheckState::Good);
}

void WizardTest::offersANewerImageBeforeAnyChange()
{
    const EngineState state = recordedState(QStringLiteral("pristine"));
    m_wizard->showState(state);
    m_wizard->openPage(PageId::Survey);
    QVERIFY(find<QWidget>("image-too-old")->isVisible());
    QVERIFY(find<QPushButton>("newer-image")->text().contains(state.settings.bridge.linkingTag));
}

void WizardTest::explainsABadSettingAtItsField()
{
    m_wizard->showState(recordedState(QStringLiteral("pristine")));
    m_wizard->openPage(PageId::Settings);
    QVERIFY(primary()->isEnabled());
    auto *domain = find<QLineEdit>("domain");
    domain->selectAll();
    QTest::keyClicks(domain, QStringLiteral("https://example.org"));
    QVERIFY(find<QLabel>("domain-problem")->isVisible());
    QVERIFY(!domain->accessibleDescription().isEmpty());
    QVERIFY(!primary()->isEnabled());
    // Emptied, it is the server's again.
    domain->selectAll();
    QTest::keyClick(domain, Qt::Key_Backspace);
    QVERIFY(!find<QLabel>("domain-problem")->isVisible());
    QVERIFY(primary()->isEnabled());
}

void WizardTest::goesOnOnlyAfterTheApproval()
{
    m_wizard->showState(recordedState(QStringLiteral("pristine")));
    m_wizard->openPage(PageId::Approve);
    QVERIFY(!find<QCheckBox>("approve")->isChecked());
    QVERIFY(!primary()->isEnabled());
    find<QCheckBox>("approve")->click();
    QVERIFY(primary()->isEnabled());
    QTest::mouseClick(primary(), Qt::LeftButton);
    QCOMPARE(page(), PageId::Database);
}

void WizardTest::wantsAnotherApprovalForOtherSettings()
{
    EngineState state = recordedState(QStringLiteral("pristine"));
    m_wizard->showState(state);
    m_wizard->openPage(PageId::Approve);
    find<QCheckBox>("approve")->click();
    state.settings.bridge.tag = QStringLiteral("v0.2607.0");
    m_wizard->showState(state);
    QVERIFY(!find<QCheckBox>("approve")->isChecked());
    QVERIFY(!primary()->isEnabled());
}

void WizardTest::saysOnTheButtonWhatWillChange_data()
{
    QTest::addColumn<int>("done");
    QTest::addColumn<QString>("label");
    QTest::newRow("database") << 0 << QStringLiteral("Create role and database");
    QTest::newRow("backup") << 3 << QStringLiteral("Extend the backup script and test it");
    QTest::newRow("bridge configuration") << 5 << QStringLiteral("Create the directory and the example");
    QTest::newRow("its second half") << 7 << QStringLiteral("Write config.yaml");
    QTest::newRow("registration") << 8 << QStringLiteral("Write both registrations");
    QTest::newRow("synapse") << 11 << QStringLiteral("Write homeserver.yaml and restart Synapse");
    QTest::newRow("stop and check") << 14 << QStringLiteral("Run STOP-AND-CHECK");
    QTest::newRow("launch") << 15 << QStringLiteral("Start the bridge");
    QTest::newRow("link") << 18 << QStringLiteral("Show the code");
}

void WizardTest::saysOnTheButtonWhatWillChange()
{
    QFETCH(int, done);
    QFETCH(QString, label);
    m_wizard->showState(settledUntil(done, recordedState(QStringLiteral("pristine"))));
    m_wizard->openPage(m_wizard->session().firstOpenPage());
    QCOMPARE(primary()->text().remove(QLatin1Char('&')), label);
}

void WizardTest::leadsPastNothingThatIsNotProved()
{
    const EngineState pristine = recordedState(QStringLiteral("pristine"));
    m_wizard->showState(settledUntil(2, pristine));
    m_wizard->openPage(PageId::Database);
    QVERIFY(!primary()->isEnabled()); // there is no connection to run anything over
    m_wizard->next();
    QCOMPARE(page(), PageId::Database);
    m_wizard->showState(settledUntil(3, pristine));
    QVERIFY(primary()->isEnabled());
    m_wizard->next();
    QCOMPARE(page(), PageId::Backup);
}

void WizardTest::neverPassesStopAndCheckBeforeItPassed()
{
    const EngineState pristine = recordedState(QStringLiteral("pristine"));
    m_wizard->showState(settledUntil(14, pristine));
    m_wizard->openPage(PageId::Launch);
    QCOMPARE(page(), PageId::StopAndCheck);
    m_wizard->next();
    QCOMPARE(page(), PageId::StopAndCheck);
    m_wizard->showState(settledUntil(15, pristine));
    m_wizard->next();
    QCOMPARE(page(), PageId::Launch);
}

void WizardTest::resumesAtTheFirstStepThatIsNotProved()
{
    EngineState state = settledUntil(9, recordedState(QStringLiteral("pristine")));
    state.steps.at(3).proved = false;
    state.steps.at(3).plan.state = StepPlan::State::Pending;
    m_wizard->showState(state);
    QCOMPARE(m_wizard->session().firstOpenPage(), PageId::Backup);
}

void WizardTest::offersRollBackFromTheFirstChangeOn()
{
    const EngineState pristine = recordedState(QStringLiteral("pristine"));
    m_wizard->showState(pristine);
    QVERIFY(!find<QPushButton>("roll-back")->isVisible());
    m_wizard->showState(settledUntil(1, pristine));
    for (PageId id = PageId::Connect; id <= PageId::StopAndCheck; id = PageId(int(id) + 1)) {
        m_wizard->openPage(id);
        QVERIFY(find<QPushButton>("roll-back")->isVisible());
    }
}

void WizardTest::neverRollsBackByEnter()
{
    m_wizard->showState(settledUntil(5, recordedState(QStringLiteral("pristine"))));
    auto *rollBack = find<QPushButton>("roll-back");
    auto *panel = m_wizard->findChild<RollbackPanel *>();
    QSignalSpy asked(panel, &RollbackPanel::rollbackRequested);
    rollBack->setFocus();
    QTest::keyClick(rollBack, Qt::Key_Return);
    QVERIFY(!panel->isVisible());
    QCOMPARE(page(), PageId::Connect);
    QTest::mouseClick(rollBack, Qt::LeftButton);
    QVERIFY(panel->isVisible());
    QTRY_VERIFY(!m_wizard->engine().busy());
    RollbackPreview preview;
    preview.to = 4;
    preview.changes.push_back(
        {5, QStringLiteral("change-5"), QStringLiteral("Make a directory"), QStringLiteral("/opt"), false, {}, {}, false, {}});
    panel->showPreview(preview);
    for (QWidget *widget : panel->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_Return);
        QTest::keyClick(widget, Qt::Key_Enter);
    }
    QCOMPARE(asked.count(), 0);
}

void WizardTest::startsNoChangeByEnter()
{
    const EngineState pristine = recordedState(QStringLiteral("pristine"));
    for (const int done : {0, 3, 5, 8, 11, 14, 15, 17}) {
        m_wizard->showState(settledUntil(done, pristine));
        m_wizard->openPage(m_wizard->session().firstOpenPage());
        QVERIFY(!m_wizard->openedPage()->enterIsHarmless());
    }
}

void WizardTest::asksBeforeEscapeQuits()
{
    m_wizard->showState(settledUntil(3, recordedState(QStringLiteral("pristine"))));
    QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
    QVERIFY(m_wizard->isVisible());
    auto *stay = find<QPushButton>("stay");
    QVERIFY(stay && stay->isVisible());
    QCOMPARE(QApplication::focusWidget(), stay);
    QTest::keyClick(stay, Qt::Key_Return);
    QVERIFY(m_wizard->isVisible());
    QTest::mouseClick(find<QPushButton>("quit"), Qt::LeftButton);
    QVERIFY(m_wizard->isVisible());
    QTest::mouseClick(find<QPushButton>("quit-now"), Qt::LeftButton);
    QVERIFY(!m_wizard->isVisible());
}

void WizardTest::quitsAtOnceWhileNothingStands()
{
    QTest::mouseClick(find<QPushButton>("quit"), Qt::LeftButton);
    QVERIFY(!m_wizard->isVisible());
}

void WizardTest::coversWhatLiesUnderARollBack()
{
    m_wizard->showState(settledUntil(3, recordedState(QStringLiteral("pristine"))));
    m_wizard->openPage(PageId::Database);
    m_wizard->openRollback();
    QVERIFY(!primary()->isEnabled());
    QVERIFY(!m_wizard->openedPage()->isEnabled());
    QTRY_VERIFY(!m_wizard->engine().busy());
    QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
    QVERIFY(primary()->isEnabled());
}

void WizardTest::asksInsideThePage()
{
    emit m_wizard->engine().questionAsked(
        {Question::Kind::Password, QStringLiteral("matt"), {}, {{QStringLiteral("Password"), false}}, 1, {}});
    auto *prompt = find<QWidget>("prompt");
    QVERIFY(prompt->isVisible());
    QVERIFY(prompt->isAncestorOf(QApplication::focusWidget()));
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
}

void WizardTest::namesTheServerInItsTitle()
{
    m_wizard->showState(recordedState(QStringLiteral("pristine")));
    QCOMPARE(m_wizard->windowTitle(), QStringLiteral("Bridgekeeper — matrix.example.org"));
}

void WizardTest::servesKeyboardScreenReaderAndLargeLetters_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<double>("letters");
    QTest::addColumn<bool>("rightToLeft");
    for (int id = 0; id <= int(PageId::Done); ++id) {
        QTest::addRow("page %d", id) << id << 1.0 << false;
        QTest::addRow("page %d, large letters", id) << id << 1.5 << false;
        QTest::addRow("page %d, right to left", id) << id << 1.0 << true;
    }
}

void WizardTest::servesKeyboardScreenReaderAndLargeLetters()
{
    QFETCH(int, page);
    QFETCH(double, letters);
    QFETCH(bool, rightToLeft);
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * letters);
    QApplication::setFont(large);
    QApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    init();

    const EngineState pristine = recordedState(QStringLiteral("pristine"));
    const bool late = page > int(PageId::StopAndCheck);
    m_wizard->showState(late ? settledUntil(page < int(PageId::Documents) ? 15 : 18, pristine) : pristine);
    m_wizard->openPage(PageId(page));
    QCOMPARE(int(this->page()), page);
    QCoreApplication::processEvents();
    const QStringList faults = accessibilityFaults(*m_wizard);
    QCOMPARE(m_wizard->size(), QSize(1024, 700));
    QApplication::setFont(usual);
    QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
}

QTEST_MAIN(WizardTest)
#include "wizardtest.moc"
