// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility.h"
#include "ui/appearance.h"
#include "ui/checkrowview.h"
#include "ui/checktable.h"
#include "ui/consoleview.h"
#include "ui/diffview.h"
#include "ui/disclosure.h"
#include "ui/errorpanel.h"
#include "ui/hostkeypanel.h"
#include "ui/promptpanel.h"
#include "ui/qrview.h"
#include "ui/rollbackpanel.h"
#include "ui/steptimeline.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>
#include <QVBoxLayout>

#include <functional>

using namespace Bridgekeeper;

namespace {

// As long as German words of this trade get, and a hash that no space breaks.
const QString longWords =
    QStringLiteral("Das Doppelpuppen-Anwendungsdienst-Registrierungsverzeichnis ist für den Systembenutzer von Synapse lesbar");
const QString hash = QStringLiteral(
    "sha256:8d969eef6ecad3c29a3a629280e686cf0c3f5d5a86aff3ca12020c923adc6c928d969eef6ecad3c29a3a629280e686cf0c3f5d5a");

QList<CheckRow> rows()
{
    return {{QStringLiteral("1"), CheckState::Good, longWords, hash, {}, {}},
        {QStringLiteral("2"), CheckState::Bad, longWords, hash, longWords, QStringLiteral("GET /\n\n404")},
        {QStringLiteral("3"), CheckState::Running, QStringLiteral("Short"), {}, {}, {}}};
}

QWidget *checkTable(bool growing)
{
    auto *table = new CheckTable;
    table->setGrowing(growing);
    table->setRows(rows());
    table->findChildren<CheckRowView *>().at(1)->toggle();
    return table;
}

HostKey key(HostKeyStatus status)
{
    HostKey key;
    key.host = QStringLiteral("a-rather-long-host-name.matrix.example.org");
    key.type = QStringLiteral("ssh-ed25519");
    key.blob = "a public key";
    key.status = status;
    key.recordedIn = QStringLiteral("/home/somebody/.ssh/known_hosts:12");
    key.recordedFingerprint = fingerprintOf("other");
    return key;
}

RollbackPanel *rollback()
{
    auto *panel = new RollbackPanel;
    panel->choose({{11, QStringLiteral("Before step 12, ") + longWords}});
    RollbackPreview preview;
    preview.to = 11;
    TakenBack file;
    file.step = 13;
    file.changeId = QStringLiteral("c");
    file.summary = longWords;
    file.target = QStringLiteral("/opt/matrix/synapse/homeserver.yaml");
    file.file = true;
    file.now = "a\nb\n";
    file.then = "a\n";
    file.changedSince = true;
    file.cannotUndo = QStringList{longWords};
    preview.changes = {file};
    preview.cannotUndo = QStringList{longWords};
    panel->showPreview(preview);
    for (Disclosure *unfold : panel->findChildren<Disclosure *>())
        unfold->setOpen(true);
    return panel;
}

const QList<std::pair<const char *, std::function<QWidget *()>>> &widgets()
{
    static const QList<std::pair<const char *, std::function<QWidget *()>>> made{
        {"diff side by side",
            [] {
                auto *view = new DiffView;
                view->setMasking([](const QByteArray &text) { return QByteArray(text).replace("secret", "‹hidden›"); });
                QByteArray many;
                for (int line = 0; line < 100; ++line)
                    many += "line " + QByteArray::number(line) + "\n";
                view->showDiff(QStringLiteral("/opt/matrix/docker-data/synapse/configuration/homeserver.yaml"),
                    many + "secret\n", many + "other\n");
                return view;
            }},
        {"diff of a new file",
            [] {
                auto *view = new DiffView;
                view->showDiff(QStringLiteral("/opt/a"), {}, "a\n", false, true);
                return view;
            }},
        {"timeline",
            [] {
                auto *timeline = new StepTimeline;
                timeline->setEntries({{longWords, TimelineState::Current, {{12, longWords, TimelineState::Running}}}});
                return timeline;
            }},
        {"checks that scroll", [] { return checkTable(false); }},
        {"checks that grow", [] { return checkTable(true); }},
        {"console that runs",
            [] {
                auto *console = new ConsoleView;
                console->begin(longWords);
                console->append(QStringLiteral("a\nb"));
                return console;
            }},
        {"console at rest",
            [] {
                auto *console = new ConsoleView;
                console->begin(longWords);
                console->end(longWords);
                return console;
            }},
        {"error",
            [] {
                auto *panel = new ErrorPanel;
                panel->showError(
                    {ErrorKind::Remote, longWords, QStringLiteral("No space left on device\n") + hash, longWords + u' ' + hash},
                    {{QStringLiteral("a"), QStringLiteral("Run the step again")},
                        {QStringLiteral("b"), QStringLiteral("Look at the log")}});
                panel->findChild<Disclosure *>()->setOpen(true);
                return panel;
            }},
        {"unknown host key",
            [] {
                auto *panel = new HostKeyPanel;
                panel->showKey(key(HostKeyStatus::Unknown));
                panel->findChild<QLineEdit *>()->setText(QStringLiteral("nothing that is a fingerprint"));
                return panel;
            }},
        {"changed host key",
            [] {
                auto *panel = new HostKeyPanel;
                panel->showKey(key(HostKeyStatus::Changed));
                return panel;
            }},
        {"prompts",
            [] {
                auto *panel = new PromptPanel;
                panel->ask(longWords, longWords, {{longWords, false}, {QStringLiteral("Code:"), true}}, true);
                return panel;
            }},
        {"code",
            [] {
                auto *view = new QrView;
                view->showCode("something", 30);
                return view;
            }},
        {"code to come",
            [] {
                auto *view = new QrView;
                view->showMessage(longWords);
                return view;
            }},
        {"roll back to choose", [] { return rollback(); }},
        {"roll back that runs",
            [] {
                auto *panel = rollback();
                for (QPushButton *button : panel->findChildren<QPushButton *>()) {
                    if (button->text().startsWith(QStringLiteral("Roll back to")))
                        button->click();
                }
                return panel;
            }},
        {"roll back that is over",
            [] {
                auto *panel = rollback();
                RollbackReport report;
                report.to = 11;
                report.failures = QStringList{longWords};
                report.error = Error{ErrorKind::Connection, longWords, hash, longWords};
                panel->showReport(report);
                return panel;
            }},
    };
    return made;
}

} // namespace

class WidgetWalkTest : public QObject {
    Q_OBJECT
private slots:
    void suitsKeyboardScreenReaderAndLargeLetters_data()
    {
        QTest::addColumn<int>("widget");
        QTest::addColumn<double>("letters");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        for (int index = 0; index < widgets().size(); ++index) {
            const char *name = widgets()[index].first;
            QTest::addRow("%s", name) << index << 1.0 << Qt::LeftToRight;
            QTest::addRow("%s, letters of 150 %%", name) << index << 1.5 << Qt::LeftToRight;
            QTest::addRow("%s, right to left", name) << index << 1.0 << Qt::RightToLeft;
        }
    }

    void suitsKeyboardScreenReaderAndLargeLetters()
    {
        QFETCH(int, widget);
        QFETCH(double, letters);
        QFETCH(Qt::LayoutDirection, direction);
        applyAppearance(direction == Qt::RightToLeft ? Appearance::Dark : Appearance::Light);
        const QFont usual = QApplication::font();
        QFont font = usual;
        font.setPointSizeF(usual.pointSizeF() * letters);
        QApplication::setFont(font);
        QApplication::setLayoutDirection(direction);
        const auto back = qScopeGuard([&usual] {
            QApplication::setLayoutDirection(Qt::LeftToRight);
            QApplication::setFont(usual);
        });
        {
            // The room that a page of the wizard has in a window of 1024 × 700; what is higher scrolls.
            QWidget window;
            auto *around = new QVBoxLayout(&window);
            around->setContentsMargins({});
            auto *area = new QScrollArea;
            area->setWidgetResizable(true);
            area->setFocusPolicy(Qt::NoFocus);
            QWidget *content = widgets()[widget].second();
            area->setWidget(content);
            around->addWidget(area);
            window.resize(720, 520);
            window.show();
            content->show();
            QApplication::setActiveWindow(&window);
            QVERIFY(QTest::qWaitForWindowActive(&window));
            QCoreApplication::processEvents();
            const QStringList faults = accessibilityFaults(window);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        }
    }

    void tabGoesThroughWhatCameLateWhereItStands()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *first = new QLineEdit;
        auto *table = new CheckTable;
        auto *prompts = new PromptPanel;
        auto *last = new QLineEdit;
        for (QWidget *widget : {static_cast<QWidget *>(first), static_cast<QWidget *>(table), static_cast<QWidget *>(prompts),
                 static_cast<QWidget *>(last)})
            layout->addWidget(widget);
        window.show();
        QApplication::setActiveWindow(&window);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        table->setRows(rows());
        prompts->ask(QStringLiteral("Log in"), QStringLiteral("x"), {{QStringLiteral("Password:"), true}}, false);
        QCoreApplication::processEvents();
        first->setFocus();
        QStringList visited;
        do {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            visited.append(QString::fromLatin1(QApplication::focusWidget()->metaObject()->className()));
        } while (QApplication::focusWidget() != last && visited.size() < 20);
        QCOMPARE(visited,
            QStringList({QStringLiteral("Bridgekeeper::CheckRowView"), QStringLiteral("QLineEdit"),
                QStringLiteral("QPushButton"), QStringLiteral("QPushButton"), QStringLiteral("QLineEdit")}));
    }

    // The walk itself has to find what it is there for.
    void findsWhatIsWrong()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *unnamed = new QLineEdit;
        auto *one = new QPushButton(QStringLiteral("&Next"));
        auto *other = new QPushButton(QStringLiteral("&No"));
        auto *label = new QLabel(QStringLiteral("words that need room"));
        label->setFixedWidth(20);
        auto *trap = new QPlainTextEdit; // keeps the Tab key for itself
        trap->setAccessibleName(QStringLiteral("trap"));
        for (QWidget *widget : {static_cast<QWidget *>(unnamed), static_cast<QWidget *>(one), static_cast<QWidget *>(other),
                 static_cast<QWidget *>(label), static_cast<QWidget *>(trap)})
            layout->addWidget(widget);
        window.show();
        QApplication::setActiveWindow(&window);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QCOMPARE(unnamedControls(window).size(), 1);
        QCOMPARE(mnemonicClashes(window).size(), 1);
        QCOMPARE(clippedTexts(window).size(), 1);
        QVERIFY(!tabChainFaults(window).isEmpty());
    }
};

QTEST_MAIN(WidgetWalkTest)
#include "widgetwalktest.moc"
