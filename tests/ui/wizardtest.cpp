// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility.h"
#include "isolatedwizard.h"
#include "recordedserver.h"

#include "ui/checktable.h"
#include "ui/errorpanel.h"
#include "ui/rollbackpanel.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include <atomic>

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
    void saysWhereAnAliasLeads();
    void forgetsTheServerBefore_data();
    void forgetsTheServerBefore();
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
    void leadsFromAClosedRollBackToWhatIsOpenNow();
    void makesRoomForAQuestionDuringARollBack();
    void reconnectsAfterARollBackThatLostItsServer();
    void takesOverFromThePageThatALockBlocks();
    void canCancelTheSettling();
    void runsAgainOnlyWhatRan();
    void forgetsWhatIsProvedNoLonger();
    void keepsWhatIsSetInTheWindow();
    void offersNoFileOfTheLaptopThatTheServerNames();
    void doesWhatWasSkippedAfterAll();
    void writesTheReportOnceItCan();
    void leavesSoonWhileSomethingIsSettled();
    void asksInsideThePage();
    void namesTheServerInItsTitle();
    void servesKeyboardScreenReaderAndLargeLetters_data();
    void servesKeyboardScreenReaderAndLargeLetters();

private:
    QPushButton *primary() { return find<QPushButton>("primary"); }
    [[nodiscard]] PageId page() const { return m_wizard->openedPage()->id(); }
    /// Connects to a server on which step 1, and what settles it, go on until they are cancelled; whether step 1 runs.
    [[nodiscard]] bool runsWithoutEnd();
    /// Connects to a pristine server, and opens the roll back as if steps 1 to 5 stood there; whether it is open, and nothing
    /// runs.
    [[nodiscard]] bool opensARollBack();
    RollbackPanel *rollbackPanel() { return m_wizard->findChild<RollbackPanel *>(); }

    std::atomic<int> m_surveys = 0;
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

void WizardTest::saysWhereAnAliasLeads()
{
    configure("Host home\n  HostName matrix.example.org\n  User matt\n  Port 2222\n");
    auto *target = find<QLabel>("target");
    QVERIFY(!target->isVisible());
    QTest::keyClicks(find<QLineEdit>("host"), QStringLiteral("home"));
    QVERIFY(!target->text().contains(QStringLiteral("matrix.example.org")));
    QTRY_COMPARE(target->text(), QStringLiteral("Leads to matt@matrix.example.org, port 2222"));
    find<QLineEdit>("host")->clear();
    QVERIFY(!target->isVisible());
    QTest::qWait(600);
    QVERIFY(!target->isVisible());
}

void WizardTest::forgetsTheServerBefore_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("forgets");
    QTest::newRow("another host") << QStringLiteral("other.example.org") << true;
    QTest::newRow("another user") << QStringLiteral("root@matrix.example.org") << true;
    QTest::newRow("another port") << QStringLiteral("matrix.example.org:2222") << true;
    QTest::newRow("another way in") << QStringLiteral("matrix.example.org") << false;
}

void WizardTest::forgetsTheServerBefore()
{
    QFETCH(QString, host);
    QFETCH(bool, forgets);
    const Answering pristine = answeringWith(QStringLiteral("pristine"));
    QVERIFY(connectTo(pristine));
    Session &session = m_wizard->session();
    const Settings given = session.wishes;
    session.wishes.bridge.database = QStringLiteral("of_the_first_server");
    StepReport failed;
    failed.error = Error{ErrorKind::Remote, QStringLiteral("step 1"), {}, {}};
    session.reports.insert(1, failed);
    session.proofs.insert(1, {{QStringLiteral("k"), QStringLiteral("claim"), false, {}, {}, {}}});
    session.approved = session.state->settings;
    session.skipped.insert(19);
    m_wizard->openPage(PageId::Database);
    Page *database = m_wizard->openedPage();
    database->showFailure(*failed.error);
    m_wizard->openPage(PageId::Connect);
    QTRY_VERIFY(!m_wizard->engine().busy());
    find<QCheckBox>("agent")->click();
    QVERIFY(connectTo(pristine, host));
    QCOMPARE(session.wishes == given, forgets);
    QCOMPARE(session.reports.isEmpty(), forgets);
    QCOMPARE(session.proofs.isEmpty(), forgets);
    QCOMPARE(!session.approved, forgets);
    QCOMPARE(session.skipped.isEmpty(), forgets);
    QCOMPARE(!database->hasError(), forgets);
    QTRY_VERIFY(!m_wizard->engine().busy());
    QCOMPARE(session.state->settings.bridge.database == QLatin1String("of_the_first_server"), !forgets);
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
    QTest::newRow("bridge configuration") << 5 << QStringLiteral("Create the directory and run the image once");
    QTest::newRow("its second half") << 7 << QStringLiteral("Write config.yaml");
    QTest::newRow("registration") << 8 << QStringLiteral("Write both registrations");
    QTest::newRow("synapse") << 11 << QStringLiteral("Write homeserver.yaml and restart Synapse");
    QTest::newRow("stop and check") << 14 << QStringLiteral("Register the bot and check");
    QTest::newRow("launch") << 15 << QStringLiteral("Add the service and start the bridge");
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
    QVERIFY(connectTo(answeringWith(QStringLiteral("pristine"))));
    m_wizard->showState(settledUntil(5, recordedState(QStringLiteral("pristine"))));
    auto *rollBack = find<QPushButton>("roll-back");
    auto *panel = rollbackPanel();
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
    std::atomic<int> scripts = 0;
    QVERIFY(connectTo([&scripts, pristine = answeringWith(QStringLiteral("pristine"))](
                          const Script &script, const std::stop_token &stop) -> Result<ScriptResult> {
        ++scripts;
        return pristine(script, stop);
    }));
    const EngineState pristine = recordedState(QStringLiteral("pristine"));
    for (const int done : {0, 3, 5, 8, 11, 14, 15, 17}) {
        EngineState state = settledUntil(done, pristine);
        for (StepState &step : state.steps)
            step.lockedBecause.clear();
        // Whatever the window asks of its own accord is over before.
        for (int look = 0; look < 2; ++look) {
            m_wizard->showState(state);
            m_wizard->openPage(m_wizard->session().firstOpenPage());
            QTRY_VERIFY(!m_wizard->engine().busy());
        }
        m_wizard->showState(state);
        QVERIFY(primary()->isEnabled());
        const int before = scripts;
        for (QWidget *widget : m_wizard->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || qobject_cast<QAbstractButton *>(widget))
                continue;
            widget->setFocus();
            QTest::keyClick(widget, Qt::Key_Return);
            QTest::keyClick(widget, Qt::Key_Enter);
        }
        QTRY_VERIFY(!m_wizard->engine().busy());
        QCOMPARE(scripts, before);
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
    QVERIFY(connectTo(answeringWith(QStringLiteral("pristine"))));
    m_wizard->showState(settledUntil(3, recordedState(QStringLiteral("pristine"))));
    m_wizard->openPage(PageId::Database);
    QTRY_VERIFY(!m_wizard->engine().busy());
    m_wizard->openRollback();
    QVERIFY(rollbackPanel()->isVisible());
    QVERIFY(!primary()->isEnabled());
    QVERIFY(!m_wizard->openedPage()->isEnabled());
    QTRY_VERIFY(!m_wizard->engine().busy());
    QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
    QVERIFY(primary()->isEnabled());
}

bool WizardTest::opensARollBack()
{
    const auto idles = [this] { return QTest::qWaitFor([this] { return !m_wizard->engine().busy(); }); };
    if (!connectTo(answeringWith(QStringLiteral("pristine"))) || !idles())
        return false;
    m_wizard->showState(settledUntil(5, recordedState(QStringLiteral("pristine"))));
    m_wizard->openPage(PageId::Backup);
    if (!idles())
        return false;
    m_wizard->openRollback();
    return idles() && rollbackPanel()->isVisible();
}

void WizardTest::leadsFromAClosedRollBackToWhatIsOpenNow()
{
    QVERIFY(opensARollBack());
    RollbackReport report;
    report.to = 0;
    m_wizard->engine().survey();
    emit m_wizard->engine().rolledBack(report);
    QVERIFY(m_wizard->engine().busy());
    emit rollbackPanel()->closed();
    QVERIFY(!rollbackPanel()->isVisible());
    // What stands now is not known yet.
    QCOMPARE(page(), PageId::Backup);
    QVERIFY(!primary()->isEnabled());
    QTRY_COMPARE(page(), PageId::Survey);
    QVERIFY(!m_wizard->engine().busy());
}

void WizardTest::makesRoomForAQuestionDuringARollBack()
{
    QVERIFY(opensARollBack());
    m_wizard->engine().survey();
    emit m_wizard->engine().questionAsked(
        {Question::Kind::SudoPassword, QStringLiteral("matt"), {}, {{QStringLiteral("Password"), false}}, 1, {}});
    QVERIFY(!rollbackPanel()->isVisible());
    QVERIFY(find<QWidget>("prompt")->isVisible());
    QVERIFY(find<QWidget>("prompt")->isEnabled());
    QTRY_VERIFY(rollbackPanel()->isVisible());
    QVERIFY(!m_wizard->engine().busy());
    QVERIFY(!primary()->isEnabled());
}

void WizardTest::reconnectsAfterARollBackThatLostItsServer()
{
    const EngineState changed = settledUntil(5, recordedState(QStringLiteral("pristine")));
    QVERIFY(connectTo([pristine = answeringWith(QStringLiteral("pristine"))](
                          const Script &script, const std::stop_token &stop) -> Result<ScriptResult> {
        if (script.name == QLatin1String("prove the old state"))
            return lostDuring(script);
        return pristine(script, stop);
    }));
    m_wizard->showState(changed);
    m_wizard->openPage(PageId::Database);
    QTRY_VERIFY(!m_wizard->engine().busy());
    m_wizard->openRollback();
    QTRY_VERIFY(!m_wizard->engine().busy());
    auto *panel = rollbackPanel();
    RollbackPreview preview;
    preview.to = 4;
    for (const char *id : {"second", "first"})
        preview.changes.push_back({5, QString::fromLatin1(id), QStringLiteral("Make the %1 directory").arg(QLatin1String(id)),
            QStringLiteral("/opt"), false, {}, {}, false, {}});
    panel->showPreview(preview);
    QVERIFY(panel->isVisible());
    find<QPushButton>("rollback")->click();
    emit m_wizard->engine().takingBack(preview.changes.front(), Progress::Done);
    QTRY_VERIFY(!panel->isVisible());
    QCOMPARE(page(), PageId::Database);
    const auto *error = find<ErrorPanel>("error");
    QVERIFY(error->isVisible());
    QCOMPARE(error->error().kind, ErrorKind::Connection);
    QVERIFY2(error->error().summary.contains(QStringLiteral("1 of 2 changes")), qPrintable(error->error().summary));
    QVERIFY2(error->error().detail.contains(QStringLiteral("Make the second directory")), qPrintable(error->error().detail));
    QTRY_VERIFY(!m_wizard->engine().busy());

    QVERIFY(find<QPushButton>("reconnect")->isVisible());
    find<QPushButton>("reconnect")->click();
    QTRY_VERIFY(m_wizard->engine().isConnected() && !m_wizard->engine().busy());
    QVERIFY(!error->isVisible());
    m_wizard->showState(changed);
    QVERIFY(find<QPushButton>("roll-back")->isVisible());
    find<QPushButton>("roll-back")->click();
    QVERIFY(panel->isVisible());
}

bool WizardTest::runsWithoutEnd()
{
    m_surveys = 0;
    if (!connectTo([this, pristine = answeringWith(QStringLiteral("pristine"))](
                       const Script &script, const std::stop_token &stop) -> Result<ScriptResult> {
            const bool settling = script.name == QLatin1String("survey the server") && m_surveys++ > 0;
            return settling || script.name.startsWith(QLatin1String("step 1,")) ? cancelledAtLast(script, stop)
                                                                                : pristine(script, stop);
        }))
        return false;
    m_wizard->openPage(PageId::Database);
    primary()->click();
    return QTest::qWaitFor([this] { return m_wizard->session().runningStep == 1; });
}

void WizardTest::takesOverFromThePageThatALockBlocks()
{
    std::atomic<int> takenOver = 0;
    QVERIFY(connectTo([&takenOver, pristine = answeringWith(QStringLiteral("pristine"))](
                          const Script &script, const std::stop_token &stop) -> Result<ScriptResult> {
        takenOver += int(script.text.count("BK_TAKE_OVER=yes\n"));
        return pristine(script, stop);
    }));
    QTRY_VERIFY(!m_wizard->engine().busy());
    EngineState held = recordedState(QStringLiteral("pristine"));
    held.facts.lockHolderAlive = true;
    held.blockers = QStringList(QStringLiteral("anna@laptop is at work."));
    m_wizard->showState(held);
    m_wizard->openPage(PageId::Database);
    auto *takeOver = find<QPushButton>("obstacle-take-over");
    QVERIFY(takeOver->isVisible());
    QVERIFY(!primary()->isEnabled());
    takeOver->click();
    QTRY_VERIFY(!m_wizard->engine().busy());
    QVERIFY(!takeOver->isVisible());
    QVERIFY(primary()->isEnabled());
    QCOMPARE(takenOver, 0);
    primary()->click();
    QTRY_VERIFY(!m_wizard->engine().busy());
    QVERIFY(takenOver > 0);
}

void WizardTest::canCancelTheSettling()
{
    QVERIFY(runsWithoutEnd());
    const auto cancel = [this] {
        for (QPushButton *button : find<QWidget>("console")->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled() && button->text() == QLatin1String("Cancel"))
                return button;
        }
        return static_cast<QPushButton *>(nullptr);
    };
    QTRY_VERIFY(cancel());
    cancel()->click();
    QVERIFY(!cancel());
    QTRY_VERIFY(cancel());
    QVERIFY(m_wizard->engine().busy());
    cancel()->click();
    QTRY_VERIFY(!m_wizard->engine().busy());
    QVERIFY(find<ErrorPanel>("error")->isVisible());
    QVERIFY(m_wizard->engine().isConnected());
    // Nobody knows what stands: leaving is asked about, and nothing else is done before a survey.
    QVERIFY(!m_wizard->session().state->surveyed);
    QVERIFY(find<QWidget>("obstacle")->isVisible());
    QVERIFY(!primary()->isEnabled());
    find<QPushButton>("quit")->click();
    QVERIFY(find<QPushButton>("stay")->isVisible());
}

void WizardTest::runsAgainOnlyWhatRan()
{
    QVERIFY(connectTo(answeringWith(QStringLiteral("pristine"))));
    m_wizard->showState(settledUntil(11, recordedState(QStringLiteral("pristine"))));
    QTRY_VERIFY(!m_wizard->engine().busy());
    m_wizard->showState(settledUntil(11, recordedState(QStringLiteral("pristine"))));
    m_wizard->openPage(PageId::Synapse);
    QTRY_VERIFY(!m_wizard->engine().busy());
    Page *page = m_wizard->openedPage();
    page->showFailure({ErrorKind::Proof, QStringLiteral("a proof of an earlier step"), {}, {}});
    QVERIFY(find<QPushButton>("survey"));
    QVERIFY(!find<QPushButton>("run-again"));
    StepReport report;
    report.step = 12;
    report.error = Error{ErrorKind::Remote, QStringLiteral("step 12"), {}, {}};
    page->startStep(12);
    m_wizard->session().reports.insert(12, report);
    page->endStep(report);
    QVERIFY(find<QPushButton>("run-again"));
}

void WizardTest::forgetsWhatIsProvedNoLonger()
{
    Session &session = m_wizard->session();
    const EngineState pristine = recordedState(QStringLiteral("pristine"));
    m_wizard->showState(settledUntil(13, pristine));
    for (const int step : {12, 13}) {
        session.reports.insert(step, StepReport());
        session.proofs.insert(step, {{QStringLiteral("k"), QStringLiteral("claim"), true, {}, {}, {}}});
    }
    m_wizard->showState(settledUntil(12, pristine));
    QVERIFY(session.reports.contains(12) && session.proofs.contains(12));
    QVERIFY(!session.reports.contains(13) && !session.proofs.contains(13));
}

void WizardTest::keepsWhatIsSetInTheWindow()
{
    EngineState state = recordedState(QStringLiteral("pristine"));
    m_wizard->showState(state);
    m_wizard->session().wishes.bridge.tag = QStringLiteral("v0.2607.0");
    // The run's first line may be older than what was set and approved since.
    state = settledUntil(1, state);
    Settings before;
    before.bridge.tag = QStringLiteral("v0.2603.0");
    state.facts.journal = "{\"time\":\"2026-11-25T10:00:00Z\","
        + Journal::runEntry(QStringLiteral("run"), QStringLiteral("matt@laptop"), before.toJson()) + "}\n";
    m_wizard->showState(state);
    QCOMPARE(m_wizard->session().wishes.bridge.tag, QStringLiteral("v0.2607.0"));
}

/// Whoever writes the server's journal could name any file here, and have it opened by a click.
void WizardTest::offersNoFileOfTheLaptopThatTheServerNames()
{
    EngineState state = settledUntil(18, recordedState(QStringLiteral("pristine")));
    Settings before;
    before.servicesDocument = QStringLiteral("/home/matt/.bashrc");
    before.memoryDocument = QStringLiteral("server:/opt/MEMORY.md");
    state.facts.journal = "{\"time\":\"2026-11-25T10:00:00Z\","
        + Journal::runEntry(QStringLiteral("run"), QStringLiteral("matt@laptop"), before.toJson()) + "}\n";
    m_wizard->showState(state);
    QCOMPARE(m_wizard->session().wishes.servicesDocument, QString());
    QCOMPARE(m_wizard->session().wishes.memoryDocument, before.memoryDocument);
    m_wizard->openPage(PageId::Documents);
    QCOMPARE(find<QLineEdit>("services_document")->text(), QString());
}

void WizardTest::doesWhatWasSkippedAfterAll()
{
    m_wizard->showState(settledUntil(18, recordedState(QStringLiteral("pristine"))));
    m_wizard->openPage(PageId::Link);
    find<QPushButton>("skip")->click();
    QCOMPARE(page(), PageId::Documents);
    QVERIFY(m_wizard->session().skipped.contains(linkStep));
    m_wizard->back();
    QCOMPARE(page(), PageId::Link);
    m_wizard->next();
    QCOMPARE(page(), PageId::Link);
    QVERIFY(!m_wizard->session().skipped.contains(linkStep));
}

void WizardTest::writesTheReportOnceItCan()
{
    m_wizard->showState(settledUntil(20, recordedState(QStringLiteral("pristine"))));
    m_wizard->openPage(PageId::Done);
    auto *report = find<QPlainTextEdit>("report");
    QVERIFY(report->toPlainText().isEmpty());
    ConnectionSettings settings;
    settings.host = QStringLiteral("matrix.example.org");
    m_wizard->engine().connectBy(connectingTo(answeringWith(QStringLiteral("pristine"))));
    m_wizard->engine().connectTo(settings, {});
    QTRY_VERIFY(!report->toPlainText().isEmpty());
}

void WizardTest::leavesSoonWhileSomethingIsSettled()
{
    QVERIFY(runsWithoutEnd());
    find<QPushButton>("quit")->click();
    find<QPushButton>("quit-now")->click();
    QVERIFY(m_wizard->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!m_wizard->isVisible(), 15'000);
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
