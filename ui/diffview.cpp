// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffview.h"

#include "ui/appearance.h"
#include "ui/diffbody.h"
#include "ui/diffmodel.h"
#include "ui/iconview.h"
#include "ui/textlabel.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace Bridgekeeper {

namespace {

// No plan changes a file of that size; a server may have one all the same where a roll back looks.
constexpr qsizetype mostBytes = 4LL * 1024 * 1024;
constexpr qsizetype mostLines = 200'000;

bool isTooLarge(const QByteArray &file)
{
    return file.size() > mostBytes || file.count('\n') > mostLines;
}

} // namespace

DiffView::DiffView(QWidget *parent)
    : QWidget(parent),
      m_model(new DiffModel(this)),
      m_sideways(new QScrollBar(Qt::Horizontal)),
      m_body(new DiffBody(m_model, m_sideways)),
      m_title(new TextLabel(TextStyle::Strong)),
      m_summary(new TextLabel(TextStyle::Small)),
      m_secrets(new QPushButton)
{
    m_summary->setTone(Tone::Quiet);
    m_sideways->setFocusPolicy(Qt::NoFocus);
    m_sideways->setLayoutDirection(Qt::LeftToRight);
    auto *panel = new Panel(this);
    auto *icon = new IconView(panel);
    icon->showIcon(QStringLiteral("document"), Tone::Quiet);

    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_title);
    words->addWidget(m_summary);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(12, 8, 8, 8);
    heading->setSpacing(8);
    heading->addWidget(icon, 0, Qt::AlignTop);
    heading->addLayout(words, 1);
    heading->addWidget(m_secrets, 0, Qt::AlignTop);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(2);
    heading->addLayout(tools);
    m_previous = addTool(tr("Previous change"), tr("Goes to the change above."));
    m_next = addTool(tr("Next change"), tr("Goes to the change below."));
    m_unfold = addTool(tr("Unfold all lines"), tr("Shows the unchanged lines, too, or folds them again."));
    m_copy = addTool(tr("Copy as diff"), tr("Copies the change as a unified diff with secrets hidden."));
    for (QToolButton *tool : {m_previous, m_next, m_unfold, m_copy})
        tools->addWidget(tool, 0, Qt::AlignTop);
    m_unfold->setCheckable(true);
    m_secrets->setAutoDefault(false);
    m_secrets->setCheckable(true);
    m_secrets->setAccessibleDescription(tr("Passwords and tokens in this file are hidden until you ask to see them."));

    connect(m_previous, &QToolButton::clicked, this, [this] { goToChange(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { goToChange(true); });
    connect(m_unfold, &QToolButton::clicked, this, [this](bool unfolded) { m_model->setEverythingUnfolded(unfolded); });
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_secrets, &QPushButton::toggled, this, &DiffView::showSecrets);

    auto *inside = new QVBoxLayout(panel);
    inside->setContentsMargins(1, 1, 1, 4);
    inside->setSpacing(0);
    inside->addLayout(heading);
    inside->addWidget(new Hairline(panel));
    inside->addWidget(m_body, 1);
    inside->addWidget(m_sideways);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(panel);
    const QList<QWidget *> order{m_secrets, m_previous, m_next, m_unfold, m_copy, m_body};
    for (qsizetype index = 1; index < order.size(); ++index)
        setTabOrder(order[index - 1], order[index]);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    showButtons();
}

QToolButton *DiffView::addTool(const QString &name, const QString &description)
{
    auto *tool = new QToolButton(this);
    tool->setText(name);
    tool->setToolTip(name);
    tool->setAccessibleName(name);
    tool->setAccessibleDescription(description);
    tool->setToolButtonStyle(Qt::ToolButtonIconOnly);
    tool->setAutoRaise(true);
    tool->setFocusPolicy(Qt::StrongFocus);
    return tool;
}

void DiffView::showButtons()
{
    const QColor color = palette().color(QPalette::ButtonText);
    m_previous->setIcon(iconOf(QStringLiteral("chevron-up"), color));
    m_next->setIcon(iconOf(QStringLiteral("chevron-down"), color));
    m_unfold->setIcon(iconOf(QStringLiteral("unfold"), color));
    m_copy->setIcon(iconOf(QStringLiteral("copy"), color));
    const bool shown = m_secrets->isChecked();
    m_secrets->setText(shown ? tr("Hide secrets") : tr("Show secrets"));
    m_secrets->setIcon(iconOf(shown ? QStringLiteral("eye-off") : QStringLiteral("eye"), color));
    m_secrets->setVisible(m_model->hasSecrets());
    const bool changes = m_model->linesAdded() + m_model->linesRemoved() > 0;
    m_previous->setVisible(changes);
    m_next->setVisible(changes);
    m_copy->setVisible(changes);
    m_unfold->setVisible(m_model->hasFolds() || m_unfold->isChecked());
}

void DiffView::setMasking(std::function<QByteArray(const QByteArray &)> masked)
{
    m_masked = std::move(masked);
}

void DiffView::showDiff(
    const QString &path, const QByteArray &before, const QByteArray &after, bool existsBefore, bool existsAfter)
{
    m_path = path;
    m_existsBefore = existsBefore;
    m_existsAfter = existsAfter;
    m_secrets->setChecked(false);
    m_unfold->setChecked(false);
    m_tooLarge = isTooLarge(before) || isTooLarge(after);
    if (m_tooLarge)
        m_model->setFiles({}, {}, {}, {});
    else
        m_model->setFiles(before, after, m_masked ? m_masked(before) : before, m_masked ? m_masked(after) : after);
    m_title->showText(path);
    m_summary->showText(summary());
    m_body->setAccessibleName(tr("Changes in %1").arg(m_title->text()));
    m_body->setAccessibleDescription(summary());
    showButtons();
    arrange();
    m_body->scrollToTop();
    if (const int first = m_model->changeAfter(-1); first > 0)
        m_body->scrollTo(m_model->index(std::max(0, first - 3), 0), QAbstractItemView::PositionAtTop);
    updateGeometry();
}

QString DiffView::summary() const
{
    if (m_tooLarge)
        return tr("Too large to be compared here. Look at it on the server.");
    const int added = m_model->linesAdded();
    const int removed = m_model->linesRemoved();
    QStringList parts;
    if (!m_existsBefore && m_existsAfter)
        parts.append(tr("new file"));
    if (m_existsBefore && !m_existsAfter)
        parts.append(tr("file removed"));
    if (added > 0)
        parts.append(added == 1 ? tr("1 line added") : tr("%n lines added", nullptr, added));
    if (removed > 0 && added > 0)
        parts.append(tr("%n removed", nullptr, removed));
    else if (removed > 0)
        parts.append(removed == 1 ? tr("1 line removed") : tr("%n lines removed", nullptr, removed));
    return parts.isEmpty() ? tr("no difference") : parts.join(QStringLiteral(", "));
}

QString DiffView::text() const
{
    return QString::fromUtf8(m_model->unified(m_path, m_existsBefore, m_existsAfter));
}

void DiffView::showSecrets(bool shown)
{
    m_model->setSecretsShown(shown);
    showButtons();
}

void DiffView::goToChange(bool next)
{
    const int from = m_body->currentRow();
    const int row = next ? m_model->changeAfter(from) : m_model->changeBefore(from < 0 ? m_model->rowCount() : from);
    m_body->goTo(row);
}

void DiffView::arrange()
{
    // A file that is new or goes has one side only: half of the window for nothing helps nobody.
    m_model->setSideBySide(m_existsBefore && m_existsAfter && width() >= m_body->widthOfTwo());
}

QSize DiffView::minimumSizeHint() const
{
    const int rows = std::clamp(m_model->rowCount(), 1, 5);
    const int around = layout()->sizeHint().height() - m_body->sizeHint().height();
    return {fontMetrics().averageCharWidth() * 36, m_body->heightOf(rows) + around};
}

void DiffView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DiffView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showButtons();
}

} // namespace Bridgekeeper
