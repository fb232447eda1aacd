// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveypage.h"

#include "texts.h"

#include "ui/checktable.h"
#include "ui/copybutton.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace Bridgekeeper {

namespace {

CheckRow rowOf(const Assumption &assumption)
{
    const CheckState state = assumption.blocks ? CheckState::Bad
        : assumption.verdict == Verdict::Holds ? CheckState::Good
                                               : CheckState::Remark;
    // The table's own words are “holds”, “differs” and “blocks”.
    const QString evidence = assumption.verdict == Verdict::CannotTell
        ? SurveyPage::tr("Cannot tell: %1").arg(assumption.evidence)
        : assumption.evidence;
    return {assumption.key, state, assumption.title, evidence, assumption.consequence, {}};
}

/// What needs the operator comes first; within that the plan's order stays.
int urgencyOf(const CheckRow &row)
{
    return row.state == CheckState::Bad ? 0 : row.state == CheckState::Remark ? 1 : 2;
}

} // namespace

SurveyPage::SurveyPage(Session &session)
    : Page(PageId::Survey, tr("Survey"), session),
      m_summary(newText(TextStyle::Strong)),
      m_table(new CheckTable),
      m_again(new QPushButton(tr("&Survey again"))),
      m_takeOver(new QPushButton(tr("&Take the server over")))
{
    setIntroduction(tr("What this installation takes for granted, held against the server. Nothing was changed."));
    m_summary->setObjectName(QStringLiteral("summary"));
    m_table->setObjectName(QStringLiteral("assumptions"));
    m_table->setAccessibleName(tr("Assumptions"));
    m_table->setGrowing(true);
    m_again->setObjectName(QStringLiteral("survey-again"));
    m_again->setAutoDefault(false);
    m_takeOver->setObjectName(QStringLiteral("take-over"));
    m_takeOver->setAutoDefault(false);
    auto *copy = new CopyButton(tr("Cop&y the table"), [this] { return m_table->text(); });
    copy->setObjectName(QStringLiteral("copy"));
    copy->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_summary, 1);
    buttons->addWidget(m_takeOver);
    buttons->addWidget(copy);
    buttons->addWidget(m_again);
    body()->addWidget(newImagePanel());
    body()->addLayout(buttons);
    body()->addWidget(m_table);
    connect(m_again, &QPushButton::clicked, this, [this] {
        clearError();
        engine().survey();
    });
    connect(m_takeOver, &QPushButton::clicked, this, [this] { engine().takeOver(); });
}

QWidget *SurveyPage::newImagePanel()
{
    m_image = new Panel;
    m_image->setObjectName(QStringLiteral("image-too-old"));
    m_image->setTone(Tone::Warning);
    m_imageTitle = newText(TextStyle::Heading, {}, Tone::Warning);
    m_imageText = newText(TextStyle::Body);
    m_newerImage = new QPushButton;
    m_newerImage->setObjectName(QStringLiteral("newer-image"));
    auto *layout = new QVBoxLayout(m_image);
    layout->addWidget(m_imageTitle);
    layout->addWidget(m_imageText);
    layout->addWidget(m_newerImage, 0, Qt::AlignLeading);
    m_image->hide();
    connect(m_newerImage, &QPushButton::clicked, this, [this] {
        Settings wishes = this->session().wishes;
        wishes.bridge.tag = this->session().state->settings.bridge.linkingTag;
        wish(wishes);
    });
    return m_image;
}

void SurveyPage::showImage()
{
    const EngineState &state = *session().state;
    const auto tooOld = std::any_of(state.assumptions.begin(), state.assumptions.end(), [](const Assumption &assumption) {
        return assumption.key == QLatin1String("image-age") && assumption.verdict == Verdict::Differs;
    });
    m_image->setVisible(tooOld);
    if (!tooOld)
        return;
    const BridgeProfile &bridge = state.settings.bridge;
    m_imageTitle->showText(tr("%1 is too old to link").arg(bridge.tag));
    m_imageText->showText(
        tr("%1's servers refuse to link a bridge before %2. %3 would install and run, and fail at step 19 (HTTP 409).")
            .arg(bridge.network, bridge.linkingTag, bridge.tag)
        + QLatin1Char(' ')
        + (state.facts.linkingImageAvailable ? tr("Choose now, before anything is changed.")
                                             : tr("The server cannot get %1 at the moment.").arg(bridge.linkingTag)));
    m_newerImage->setText(tr("&Use %1 instead").arg(bridge.linkingTag));
}

void SurveyPage::refresh()
{
    setPrimary(nextText());
    const bool busy = session().engine.busy();
    m_again->setEnabled(!busy && session().engine.isConnected());
    if (session().state) {
        const EngineState &state = *session().state;
        QList<CheckRow> rows;
        int blocking = 0;
        int remarks = 0;
        for (const Assumption &assumption : state.assumptions) {
            rows.append(rowOf(assumption));
            blocking += rows.last().state == CheckState::Bad;
            remarks += rows.last().state == CheckState::Remark;
        }
        std::stable_sort(
            rows.begin(), rows.end(), [](const CheckRow &a, const CheckRow &b) { return urgencyOf(a) < urgencyOf(b); });
        m_table->setRows(rows);
        m_summary->setTone(blocking > 0 ? Tone::Bad : Tone::Plain);
        m_summary->showText(blocking > 0
                ? tr("%n assumption(s) block every change: settle them on the server, then survey again.", nullptr, blocking)
                : remarks > 0 ? tr("Nothing blocks. %n row(s) want your attention.", nullptr, remarks)
                              : tr("Everything is as this installation takes it."));
        m_takeOver->setVisible(state.facts.lockHolderAlive);
        m_takeOver->setEnabled(!busy && session().engine.isConnected());
        m_newerImage->setEnabled(!busy && session().engine.isConnected());
        showImage();
    }
    Page::refresh();
}

void SurveyPage::begin(const QString &what)
{
    Page::begin(what);
    refresh();
}

bool SurveyPage::isComplete() const
{
    return session().state && session().state->blockers.isEmpty() && !session().engine.busy();
}

QWidget *SurveyPage::firstField() const
{
    return m_image->isVisibleTo(this) ? static_cast<QWidget *>(m_newerImage) : m_table;
}

} // namespace Bridgekeeper
