// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollbackpanel.h"

#include "ui/checktable.h"
#include "ui/consoleview.h"
#include "ui/errorpanel.h"
#include "ui/iconview.h"
#include "ui/layouts.h"
#include "ui/programstyle.h"
#include "ui/taborder.h"
#include "ui/takenbackview.h"
#include "ui/textlabel.h"

#include <QAccessible>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <utility>

namespace Bridgekeeper {

namespace {

bool isEnter(const QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease)
        return false;
    const int key = static_cast<const QKeyEvent *>(event)->key();
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

} // namespace

RollbackPanel::RollbackPanel(QWidget *parent)
    : QWidget(parent),
      m_explanation(new TextLabel(TextStyle::Body, this)),
      m_choice(new QWidget(this)),
      m_targets(new QComboBox(m_choice)),
      m_scroll(new QScrollArea(this)),
      m_outcome(new Panel),
      m_outcomeIcon(new IconView(m_outcome, 1.5)),
      m_outcomeWords(new TextLabel(TextStyle::Heading, m_outcome)),
      m_outcomeDetails(new TextLabel(TextStyle::Body, m_outcome)),
      m_listTitle(new TextLabel(TextStyle::Heading)),
      m_list(new Panel),
      m_listRows(new QVBoxLayout(m_list)),
      m_leftovers(new Panel),
      m_leftoverRows(new QVBoxLayout),
      m_error(new ErrorPanel),
      m_console(new ConsoleView),
      m_proofTitle(new TextLabel(TextStyle::Heading)),
      m_proofs(new CheckTable),
      m_start(new QPushButton(this)),
      m_close(new QPushButton(tr("Close"), this))
{
    build();
    connect(m_targets, &QComboBox::currentIndexChanged, this, &RollbackPanel::askForPreview);
    m_targets->setObjectName(QStringLiteral("target"));
    m_start->setObjectName(QStringLiteral("rollback"));
    m_close->setObjectName(QStringLiteral("close"));
    connect(m_start, &QPushButton::clicked, this, &RollbackPanel::start);
    connect(m_close, &QPushButton::clicked, this, &RollbackPanel::closed);
    connect(m_console, &ConsoleView::cancelRequested, this, &RollbackPanel::cancelRequested);
    connect(m_error, &ErrorPanel::wayChosen, this, &RollbackPanel::askForPreview);
    enter(State::Choosing);
}

void RollbackPanel::build()
{
    setAutoFillBackground(true);
    auto *icon = new IconView(this, 1.6);
    icon->showIcon(QStringLiteral("undo"), Tone::Accent);
    auto *title = new TextLabel(TextStyle::Title, this);
    title->showText(tr("Roll back"));
    m_explanation->setTone(Tone::Quiet);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(12);
    heading->addWidget(icon, 0, Qt::AlignVCenter);
    heading->addWidget(title, 1);

    auto *label = new QLabel(tr("Go back to"), m_choice);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_targets);
    m_targets->setAccessibleName(tr("Step to go back to"));
    m_targets->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_targets->setMinimumContentsLength(24);
    auto *choice = new QHBoxLayout(m_choice);
    choice->setContentsMargins({});
    choice->addWidget(label);
    choice->addWidget(m_targets, 1);

    auto *outcomeWords = new QVBoxLayout;
    outcomeWords->addWidget(m_outcomeWords);
    outcomeWords->addWidget(m_outcomeDetails);
    auto *outcome = new QHBoxLayout(m_outcome);
    outcome->setContentsMargins(16, 14, 16, 14);
    outcome->setSpacing(12);
    outcome->addWidget(m_outcomeIcon, 0, Qt::AlignTop);
    outcome->addLayout(outcomeWords, 1);

    m_listRows->setContentsMargins(1, 1, 1, 1);
    m_listRows->setSpacing(0);

    m_leftovers->setTone(Tone::Warning);
    auto *warning = new IconView(m_leftovers, 1.1);
    warning->showIcon(QStringLiteral("warning"), Tone::Warning);
    auto *leftoverTitle = new TextLabel(TextStyle::Strong, m_leftovers);
    leftoverTitle->showText(tr("Cannot be undone"));
    auto *leftoverWords = new QVBoxLayout;
    leftoverWords->setSpacing(4);
    leftoverWords->addWidget(leftoverTitle);
    leftoverWords->addLayout(m_leftoverRows);
    auto *leftovers = new QHBoxLayout(m_leftovers);
    leftovers->setContentsMargins(16, 12, 16, 12);
    leftovers->setSpacing(10);
    leftovers->addWidget(warning, 0, Qt::AlignTop);
    leftovers->addLayout(leftoverWords, 1);

    m_proofTitle->showText(tr("Proof that the server is as it was"));
    m_proofs->setGrowing(true);

    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 4, 0);
    rows->setSpacing(12);
    for (QWidget *part : {static_cast<QWidget *>(m_error), static_cast<QWidget *>(m_outcome),
             static_cast<QWidget *>(m_leftovers), static_cast<QWidget *>(m_listTitle), static_cast<QWidget *>(m_list),
             static_cast<QWidget *>(m_proofTitle), static_cast<QWidget *>(m_proofs)})
        rows->addWidget(part);
    rows->addStretch();
    m_scroll->setWidget(body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setMinimumHeight(fontMetrics().height() * 8);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus); // so that the keyboard scrolls a long list of changes without diffs
    m_scroll->setAccessibleName(tr("What is taken back"));

    // The button that takes back is reached by Tab and pressed by Space or a click, and by nothing else.
    m_start->setAutoDefault(false);
    m_start->setFocusPolicy(Qt::TabFocus);
    m_start->installEventFilter(this);
    markAsTakingAway(*m_start);
    m_close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_start);
    buttons->addStretch();
    buttons->addWidget(m_close);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(heading);
    layout->addWidget(m_explanation);
    layout->addWidget(m_choice);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_console);
    layout->addLayout(buttons);
    setAccessibleName(tr("Roll back"));
}

void RollbackPanel::setMasking(std::function<QByteArray(const QByteArray &)> masked)
{
    m_masked = std::move(masked);
}

void RollbackPanel::enter(State state)
{
    m_state = state;
    const bool choosing = state == State::Choosing;
    m_explanation->showText(choosing
            ? tr("That step and every later one are taken back, in the order shown. Nothing happens before you press the "
                 "button below.")
            : state == State::Running
            ? tr("Each change is taken back and proved. Cancelling stops after the change that is on its "
                 "way; what is left can be taken back later.")
            : QString());
    m_choice->setVisible(choosing);
    m_start->setVisible(choosing);
    m_start->setEnabled(choosing && m_previewed && !m_changes.isEmpty());
    m_close->setEnabled(state != State::Running);
    m_console->setVisible(!choosing);
    m_outcome->setVisible(state == State::Finished);
    m_proofTitle->setVisible(state == State::Finished && !m_proofs->rows().isEmpty());
    m_proofs->setVisible(state == State::Finished && !m_proofs->rows().isEmpty());
}

void RollbackPanel::choose(const QList<Target> &targets)
{
    m_console->clear();
    m_console->end(QString());
    m_proofs->setRows({});
    m_begun = 0;
    {
        const QSignalBlocker quiet(m_targets);
        m_targets->clear();
        for (const Target &target : targets)
            m_targets->addItem(target.text, target.step);
        m_targets->setCurrentIndex(static_cast<int>(targets.size()) - 1);
    }
    m_targets->setFocus(Qt::OtherFocusReason);
    askForPreview();
}

int RollbackPanel::target() const
{
    return m_targets->currentData().toInt();
}

QString RollbackPanel::targetName() const
{
    return tr("before step %1").arg(target() + 1);
}

void RollbackPanel::askForPreview()
{
    if (m_targets->currentIndex() < 0 || m_state == State::Running)
        return;
    m_previewed = false;
    m_error->clear();
    forgetChanges();
    showLeftovers({});
    m_listTitle->showText(tr("Reading what would be taken back…"));
    m_start->setText(tr("Roll back to %1").arg(targetName()));
    enter(State::Choosing);
    emit previewRequested(target());
}

void RollbackPanel::forgetChanges()
{
    m_changes.clear();
    empty(m_listRows);
    m_list->hide();
}

TakenBackView *RollbackPanel::addChange(const TakenBack &change)
{
    if (!m_changes.isEmpty())
        m_listRows->addWidget(new Hairline(m_list));
    auto *view = new TakenBackView(change, m_masked, m_list);
    m_listRows->addWidget(view);
    m_changes.append(view);
    return view;
}

void RollbackPanel::showLeftovers(const QStringList &sentences)
{
    empty(m_leftoverRows);
    for (const QString &sentence : sentences) {
        auto *label = new TextLabel(TextStyle::Body, m_leftovers);
        label->showText(QStringLiteral("• ") + sentence);
        m_leftoverRows->addWidget(label);
    }
    m_leftovers->setVisible(!sentences.isEmpty());
}

void RollbackPanel::showPreview(const RollbackPreview &preview)
{
    // A late answer about a target that is no longer chosen.
    if (m_state != State::Choosing || preview.to != target())
        return;
    forgetChanges();
    for (const TakenBack &change : preview.changes)
        addChange(change);
    m_list->setVisible(!preview.changes.empty()); // once for all: each that is added to a list in sight is laid out at once
    setTabOrderAfter(m_targets, {m_scroll, m_console, m_start, m_close});
    showLeftovers(preview.cannotUndo);
    const auto count = static_cast<int>(preview.changes.size());
    m_listTitle->showText(count == 0 ? tr("There is nothing to take back.")
            : count == 1             ? tr("1 change is taken back")
                                     : tr("%n changes are taken back, in this order", nullptr, count));
    m_previewed = true;
    enter(State::Choosing);
}

void RollbackPanel::start()
{
    if (m_state != State::Choosing || !m_previewed)
        return;
    enter(State::Running);
    m_begun = m_changes.size();
    m_takenBack.clear();
    m_failures.clear();
    m_console->clear();
    m_console->begin(tr("Rolling back to %1").arg(targetName()));
    m_scroll->setFocus(Qt::OtherFocusReason); // not the button that cancels
    emit rollbackRequested(target());
}

void RollbackPanel::showProgress(const TakenBack &change, Progress progress)
{
    const auto found = std::find_if(
        m_changes.cbegin(), m_changes.cend(), [&](const TakenBackView *view) { return view->changeId() == change.changeId; });
    TakenBackView *const view = found != m_changes.cend() ? *found : addChange(change);
    view->show();
    m_list->show();
    view->showProgress(progress);
    if (progress == Progress::Done)
        m_takenBack.append(tr("Taken back: step %1, %2").arg(QString::number(change.step), change.summary));
    m_scroll->ensureWidgetVisible(view, 0, 40);
}

void RollbackPanel::appendOutput(const QString &text)
{
    m_console->append(text);
}

void RollbackPanel::showReport(const RollbackReport &report)
{
    m_failures = report.failures;
    QList<CheckRow> rows;
    for (const QString &failure : report.failures)
        rows.append({QStringLiteral("failure-%1").arg(rows.size()), CheckState::Bad, failure, {}, {}, {}});
    for (const Proof &proof : report.proofs)
        rows.append({QStringLiteral("%1-%2").arg(proof.key).arg(rows.size()), proof.holds ? CheckState::Good : CheckState::Bad,
            proof.claim, proof.evidence, proof.cause, proof.details});
    m_proofs->setRows(rows);
    setTabOrderAfter(m_targets, {m_scroll, m_console, m_start, m_close});
    showLeftovers(report.cannotUndo);
    const bool proved = report.provedBack();
    const QString name = tr("before step %1").arg(report.to + 1);
    m_outcome->setTone(proved ? Tone::Good : Tone::Bad);
    m_outcomeIcon->showIcon(proved ? QStringLiteral("good") : QStringLiteral("bad"), proved ? Tone::Good : Tone::Bad);
    m_outcomeWords->showText(!proved      ? tr("Not everything could be taken back")
            : report.cannotUndo.isEmpty() ? tr("The server is as it was %1").arg(name)
                                          : tr("The server is as it was %1, except for what cannot be undone").arg(name));
    const auto seconds = QString::number(static_cast<double>(report.took.count()) / 1000, 'f', 1);
    m_outcomeDetails->showText(proved
            ? tr("That step and every later one are taken back and proved, in %1 seconds.").arg(seconds)
            : !report.stays.isEmpty()
            ? report.stays
            : tr("What failed is listed below with its cause. You can roll back again; what is back already stays back."));
    m_console->end(proved ? tr("Rolled back to %1").arg(name) : tr("The roll back ended early"));
    m_console->setOpen(false);
    m_listTitle->showText(tr("Changes"));
    enter(State::Finished);
    m_scroll->ensureVisible(0, 0);
    m_close->setFocus(Qt::OtherFocusReason);
    if (report.error)
        m_error->showError(*report.error);
    setAccessibleDescription(m_outcomeWords->text());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void RollbackPanel::showError(const Error &error)
{
    m_console->end(tr("Stopped"));
    m_previewed = false;
    forgetChanges();
    showLeftovers({});
    m_listTitle->showText(QString());
    enter(State::Choosing);
    m_error->showError(error, {{QStringLiteral("preview"), tr("Look again at what can be taken back")}});
    m_scroll->ensureVisible(0, 0);
}

Error RollbackPanel::withOutcome(Error error) const
{
    if (m_begun == 0)
        return error;
    error.summary += QLatin1Char(' ')
        + (m_takenBack.size() < m_begun
                ? tr("%1 of %2 changes are taken back; “Roll back…” takes back the rest once you are "
                     "connected again.")
                      .arg(m_takenBack.size())
                      .arg(m_begun)
                : tr("All %1 changes are taken back, but it is not proved that the server is as it was.").arg(m_begun));
    error.detail = (QStringList{error.detail} + m_failures + m_takenBack).join(QLatin1Char('\n')).trimmed();
    return error;
}

bool RollbackPanel::isRunning() const
{
    return m_state == State::Running;
}

void RollbackPanel::keyPressEvent(QKeyEvent *event)
{
    // Neither key may go on to the window below: Enter presses its default button there, Escape closes it.
    if (isEnter(event) || event->key() == Qt::Key_Escape) {
        event->accept();
        if (event->key() == Qt::Key_Escape && !isRunning())
            emit closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool RollbackPanel::eventFilter(QObject *watched, QEvent *event)
{
    // Some desktops press a focused button on Enter, whatever the button says.
    if (watched == m_start && isEnter(event))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace Bridgekeeper
