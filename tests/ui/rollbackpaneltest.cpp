// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollbackpanel.h"
#include "threadtime.h"
#include "ui/appearance.h"
#include "ui/checktable.h"
#include "ui/consoleview.h"
#include "ui/diffview.h"
#include "ui/disclosure.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QtTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace Bridgekeeper;

namespace {

TakenBack change(int step, const QString &id)
{
    TakenBack change;
    change.step = step;
    change.changeId = id;
    change.summary = QStringLiteral("summary of ") + id;
    change.target = QStringLiteral("/opt/") + id;
    return change;
}

TakenBack fileChange(int step, const QString &id)
{
    TakenBack file = change(step, id);
    file.file = true;
    file.now = "one\ntoken: s3cret-token\n";
    file.then = "one\n";
    return file;
}

RollbackPreview preview(int to)
{
    RollbackPreview preview;
    preview.to = to;
    preview.changes = {change(14, QStringLiteral("c14")), fileChange(13, QStringLiteral("c13"))};
    preview.cannotUndo = {QStringLiteral("The image stays.")};
    return preview;
}

// The panel in a dialog whose default button changes something, as it lies over the wizard.
struct Shown {
    QDialog dialog;
    RollbackPanel *panel = new RollbackPanel;
    QPushButton *dangerous = new QPushButton(QStringLiteral("Write"));
    QSignalSpy previews{panel, &RollbackPanel::previewRequested};
    QSignalSpy starts{panel, &RollbackPanel::rollbackRequested};
    QSignalSpy closes{panel, &RollbackPanel::closed};
    QSignalSpy pressed{dangerous, &QPushButton::clicked};

    Shown()
    {
        auto *layout = new QVBoxLayout(&dialog);
        layout->addWidget(panel);
        layout->addWidget(dangerous);
        dangerous->setDefault(true);
        dialog.resize(800, 700);
        dialog.show();
        QApplication::setActiveWindow(&dialog);
        (void)QTest::qWaitForWindowActive(&dialog);
        panel->setMasking([](const QByteArray &text) { return QByteArray(text).replace("s3cret-token", "‹hidden›"); });
        panel->choose({{0, QStringLiteral("Before step 1, Generate the role's password")},
            {11, QStringLiteral("Before step 12, Add experimental_features")}});
    }

    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *candidate : panel->findChildren<QPushButton *>()) {
            if (candidate->text().startsWith(text) && candidate->isVisible())
                return candidate;
        }
        return nullptr;
    }

    [[nodiscard]] QPushButton *start() const { return button(QStringLiteral("Roll back to")); }

    [[nodiscard]] bool says(const QString &text) const
    {
        const QList<QLabel *> labels = panel->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
            [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
};

} // namespace

class RollbackPanelTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyAppearance(Appearance::Light); }

    void proposesTheLastTargetAndAsksForItsPreview()
    {
        const Shown shown;
        QCOMPARE(shown.previews.count(), 1);
        QCOMPARE(shown.previews[0][0].toInt(), 11);
        QVERIFY(shown.panel->findChild<QComboBox *>()->hasFocus());
    }

    void theButtonNamesTheTarget()
    {
        const Shown shown;
        QCOMPARE(shown.start()->text(), QStringLiteral("Roll back to before step 12"));
        shown.panel->findChild<QComboBox *>()->setCurrentIndex(0);
        QCOMPARE(shown.start()->text(), QStringLiteral("Roll back to before step 1"));
        QCOMPARE(shown.previews.count(), 2);
        QCOMPARE(shown.previews[1][0].toInt(), 0);
    }

    void waitsForThePreviewOfTheChosenTarget()
    {
        const Shown shown;
        QVERIFY(!shown.start()->isEnabled());
        shown.panel->showPreview(preview(0)); // of another target
        QVERIFY(!shown.start()->isEnabled());
        shown.panel->showPreview(preview(11));
        QVERIFY(shown.start()->isEnabled());
    }

    void aLongWayBackDoesNotHoldTheWindow()
    {
        const Shown shown;
        RollbackPreview preview;
        preview.to = 11;
        for (int number = 0; number < 30; ++number)
            preview.changes.push_back(
                number % 3 == 0 ? fileChange(13, QString::number(number)) : change(13, QString::number(number)));
        RollbackReport report;
        for (int number = 0; number < 30; ++number)
            report.proofs.append(
                Proof{QString::number(number), QStringLiteral("It is as it was"), true, QStringLiteral("sha256"), {}, {}});
        const auto took = [](const char *what, const auto &act) {
            ThreadTimer timer;
            act();
            const long called = timer.elapsed();
            QCoreApplication::processEvents();
            qInfo("%s: %ld ms, and %ld ms until it is painted", what, called, timer.elapsed() - called);
            return timer.elapsed();
        };
        QVERIFY(took("preview", [&] { shown.panel->showPreview(preview); }) < msOfAStep);
        QVERIFY(shown.start()->isEnabled());
        QVERIFY(took("report", [&] { shown.panel->showReport(report); }) < msOfAStep);
    }

    void showsWhatIsTakenBackAndWhatCannotBe()
    {
        const Shown shown;
        RollbackPreview shownPreview = preview(11);
        shownPreview.changes[1].changedSince = true;
        shownPreview.changes[0].cannotUndo = {QStringLiteral("Users saw a pause.")};
        shown.panel->showPreview(shownPreview);
        QTRY_VERIFY(shown.says(QStringLiteral("Step 14: summary of c14")));
        QVERIFY(shown.says(QStringLiteral("Step 13: summary of c13")));
        QVERIFY(shown.says(QStringLiteral("only our lines are taken out")));
        QVERIFY(shown.says(QStringLiteral("Cannot be undone: Users saw a pause.")));
        QVERIFY(shown.says(QStringLiteral("The image stays.")));
    }

    void theDiffOfAFileUnfoldsWithItsSecretsHidden()
    {
        const Shown shown;
        shown.panel->showPreview(preview(11));
        Disclosure *unfold = nullptr;
        for (Disclosure *candidate : shown.panel->findChildren<Disclosure *>()) {
            if (candidate->text().startsWith(QStringLiteral("Show what changes")))
                unfold = candidate;
        }
        QVERIFY(unfold);
        QVERIFY(!shown.panel->findChild<DiffView *>());
        unfold->setFocus();
        QTest::keyClick(unfold, Qt::Key_Space);
        const auto *diff = shown.panel->findChild<DiffView *>();
        QVERIFY(diff);
        QCOMPARE(diff->summary(), QStringLiteral("1 line removed"));
        QVERIFY(diff->text().contains(QStringLiteral("-token: ‹hidden›")));
    }

    void enterNeverRollsBack_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Return") << int(Qt::Key_Return);
        QTest::newRow("Enter") << int(Qt::Key_Enter);
    }

    void enterNeverRollsBack()
    {
        QFETCH(int, key);
        const Shown shown;
        shown.panel->showPreview(preview(11));
        QCoreApplication::processEvents();
        QList<QWidget *> places{shown.panel};
        for (QWidget *widget : shown.panel->findChildren<QWidget *>()) {
            // The diff's own button unfolds by Enter, and the close button is the safe way out.
            if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus)
                places.append(widget);
        }
        QVERIFY(places.contains(shown.start()));
        for (QWidget *place : std::as_const(places)) {
            place->setFocus();
            QTest::keyClick(place, static_cast<Qt::Key>(key));
            QCoreApplication::processEvents();
        }
        QCOMPARE(shown.starts.count(), 0);
        QCOMPARE(shown.pressed.count(), 0);
        QVERIFY(!shown.panel->isRunning());
    }

    void spaceOrAClickOnTheButtonRollsBack()
    {
        const Shown shown;
        shown.panel->showPreview(preview(11));
        QPushButton *start = shown.start();
        QVERIFY(!start->isDefault() && !start->autoDefault());
        start->setFocus();
        QTest::keyClick(start, Qt::Key_Space);
        QCOMPARE(shown.starts.count(), 1);
        QCOMPARE(shown.starts[0][0].toInt(), 11);
        QVERIFY(shown.panel->isRunning());
    }

    void escapeClosesOnlyWhenNothingRuns()
    {
        const Shown shown;
        shown.panel->showPreview(preview(11));
        QTest::keyClick(shown.panel, Qt::Key_Escape);
        QCOMPARE(shown.closes.count(), 1);
        shown.start()->click();
        QTest::keyClick(shown.panel, Qt::Key_Escape);
        QCOMPARE(shown.closes.count(), 1);
        QVERIFY(shown.dialog.isVisible());
        QVERIFY(!shown.button(QStringLiteral("Close"))->isEnabled());
    }

    void canBeCancelledWhileItRuns()
    {
        const Shown shown;
        QSignalSpy cancels(shown.panel, &RollbackPanel::cancelRequested);
        shown.panel->showPreview(preview(11));
        shown.start()->click();
        QTRY_VERIFY(shown.button(QStringLiteral("Cancel")));
        shown.button(QStringLiteral("Cancel"))->click();
        QCOMPARE(cancels.count(), 1);
    }

    void everyChangeSaysHowFarItCame()
    {
        const Shown shown;
        shown.panel->showPreview(preview(11));
        shown.start()->click();
        shown.panel->showProgress(change(14, QStringLiteral("c14")), Progress::Begun);
        QTRY_VERIFY(shown.says(QStringLiteral("running")));
        shown.panel->showProgress(change(14, QStringLiteral("c14")), Progress::Done);
        QVERIFY(shown.says(QStringLiteral("taken back")));
        shown.panel->showProgress(fileChange(13, QStringLiteral("c13")), Progress::Failed);
        QVERIFY(shown.says(QStringLiteral("failed")));
    }

    void endsWithTheProof()
    {
        const Shown shown;
        shown.panel->showPreview(preview(11));
        shown.start()->click();
        shown.panel->appendOutput(QStringLiteral("docker restart"));
        RollbackReport report;
        report.to = 11;
        report.proofs = {{QStringLiteral("file"), QStringLiteral("homeserver.yaml is as it was"), true,
            QStringLiteral("hash equal"), {}, {}}};
        shown.panel->showReport(report);
        QVERIFY(!shown.panel->isRunning());
        QTRY_VERIFY(shown.says(QStringLiteral("The server is as it was before step 12")));
        QVERIFY(shown.says(QStringLiteral("homeserver.yaml is as it was")));
        QCOMPARE(shown.panel->findChild<ConsoleView *>()->text(), QStringLiteral("docker restart\n"));
        QVERIFY(shown.button(QStringLiteral("Close"))->hasFocus());
        shown.button(QStringLiteral("Close"))->click();
        QCOMPARE(shown.closes.count(), 1);
    }

    void saysWhatCouldNotBeTakenBack()
    {
        const Shown shown;
        shown.panel->showPreview(preview(11));
        shown.start()->click();
        RollbackReport report;
        report.to = 11;
        report.failures = {QStringLiteral("The role owns a table.")};
        shown.panel->showReport(report);
        QTRY_VERIFY(shown.says(QStringLiteral("Not everything could be taken back")));
        QVERIFY(shown.says(QStringLiteral("The role owns a table.")));
        QCOMPARE(shown.panel->findChild<CheckTable *>()->rows().first().state, CheckState::Bad);
        report.stays = QStringLiteral("Two earlier changes stay.");
        shown.panel->showReport(report);
        QTRY_VERIFY(shown.says(report.stays));
        QCOMPARE(shown.panel->findChild<CheckTable *>()->rows().size(), 1);
    }

    void anErrorOffersToLookAgain()
    {
        const Shown shown;
        shown.panel->showPreview(preview(11));
        shown.start()->click();
        shown.panel->showError(
            {ErrorKind::Remote, QStringLiteral("The server cannot be read."), {}, QStringLiteral("Try again.")});
        QVERIFY(!shown.panel->isRunning());
        QTRY_VERIFY(shown.says(QStringLiteral("The server cannot be read.")));
        QVERIFY(!shown.start()->isEnabled());
        shown.button(QStringLiteral("Look again"))->click();
        QCOMPARE(shown.previews.count(), 2);
    }

    void anErrorGoesAlongWithWhatWasTakenBack()
    {
        const Shown shown;
        const Error lost{ErrorKind::Connection, QStringLiteral("The connection was lost."), QStringLiteral("Reset by peer"),
            QStringLiteral("Connect again.")};
        shown.panel->showPreview(preview(11));
        QCOMPARE(shown.panel->withOutcome(lost), lost);
        shown.start()->click();
        shown.panel->showProgress(change(14, QStringLiteral("c14")), Progress::Begun);
        shown.panel->showProgress(change(14, QStringLiteral("c14")), Progress::Done);
        shown.panel->showProgress(fileChange(13, QStringLiteral("c13")), Progress::Begun);
        RollbackReport report;
        report.to = 11;
        report.failures = {QStringLiteral("Step 15, greet: no answer")};
        report.error = lost;
        shown.panel->showReport(report);
        const Error told = shown.panel->withOutcome(lost);
        QCOMPARE(told.kind, lost.kind);
        QCOMPARE(told.hint, lost.hint);
        QVERIFY(told.summary.startsWith(lost.summary + QStringLiteral(" 1 of 2 changes are taken back")));
        QCOMPARE(told.detail, QStringLiteral("Reset by peer\nStep 15, greet: no answer\nTaken back: step 14, summary of c14"));

        shown.panel->showProgress(fileChange(13, QStringLiteral("c13")), Progress::Done);
        QVERIFY(shown.panel->withOutcome(lost).summary.contains(QStringLiteral("All 2 changes are taken back")));
        shown.panel->choose({{11, QStringLiteral("Before step 12")}});
        QCOMPARE(shown.panel->withOutcome(lost), lost);
    }

    void nothingToTakeBackCannotBeStarted()
    {
        const Shown shown;
        RollbackPreview nothing;
        nothing.to = 11;
        shown.panel->showPreview(nothing);
        QVERIFY(shown.says(QStringLiteral("nothing to take back")));
        QVERIFY(!shown.start()->isEnabled());
    }
};

QTEST_MAIN(RollbackPanelTest)
#include "rollbackpaneltest.moc"
