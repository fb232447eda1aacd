// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentspage.h"

#include "pathfield.h"
#include "texts.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace Bridgekeeper {

DocumentsPage::DocumentsPage(Session &session)
    : PhasePage(Phase::Documents,
        tr("Your own documents can learn about the bridge. Name a path on this laptop, or server:/path; leave both empty to "
           "skip this."),
        tr("&Write the documents"), session),
      m_services(new PathField(QStringLiteral("services_document"), tr("services.md"))),
      m_memory(new PathField(QStringLiteral("memory_document"), tr("MEMORY.md"))),
      m_problem(newText(TextStyle::Small, QString(), Tone::Bad)),
      m_skip(new QPushButton(tr("Skip &for now")))
{
    m_problem->setObjectName(QStringLiteral("problem"));
    m_skip->setObjectName(QStringLiteral("skip"));
    m_skip->setAutoDefault(false);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto row = [form](const QString &label, PathField *field) { form->addRow(newFieldLabel(label, field), field); };
    row(tr("services.&md"), m_services);
    row(tr("MEM&ORY.md"), m_memory);
    form->addRow(QString(), m_problem);
    form->addRow(QString(), m_skip);
    body()->insertLayout(0, form);
    for (const PathField *field : {m_services, m_memory})
        connect(field->field(), &QLineEdit::textEdited, this, [this] { refresh(); });
    connect(m_skip, &QPushButton::clicked, this, [this] {
        this->session().skipped.insert(documentsStep);
        emit pageRequested(PageId::Done);
    });
}

void DocumentsPage::initializePage()
{
    if (session().state) {
        m_services->field()->setText(session().state->settings.servicesDocument);
        m_memory->field()->setText(session().state->settings.memoryDocument);
    }
    PhasePage::initializePage();
}

Settings DocumentsPage::shown() const
{
    Settings settings = session().wishes;
    settings.servicesDocument = m_services->text();
    settings.memoryDocument = m_memory->text();
    return settings;
}

DocumentsPage::Next DocumentsPage::next() const
{
    if (!session().state)
        return Next::Leave;
    const Settings &known = session().state->settings;
    if (m_services->text() != known.servicesDocument || m_memory->text() != known.memoryDocument)
        return Next::ShowDiffs;
    if (isSettled())
        return Next::Leave;
    return known.servicesDocument.isEmpty() && known.memoryDocument.isEmpty() ? Next::Skip : Next::Write;
}

void DocumentsPage::refresh()
{
    QString problem;
    for (const InvalidField &invalid : invalidFields(shown())) {
        if (invalid.field == QLatin1String("services_document") || invalid.field == QLatin1String("memory_document"))
            problem = invalid.reason;
    }
    m_problem->showText(problem);
    PhasePage::refresh();
    m_skip->setVisible(next() == Next::Write || next() == Next::ShowDiffs);
    m_skip->setEnabled(!session().engine.busy());
    if (next() == Next::ShowDiffs)
        setPrimary(tr("&Show what will change"));
    else if (next() == Next::Skip)
        setPrimary(tr("&Skip the documents"));
}

bool DocumentsPage::isComplete() const
{
    if (session().engine.busy() || !session().state)
        return false;
    switch (next()) {
    case Next::Leave:
    case Next::Skip:
        return true;
    case Next::ShowDiffs:
        return session().engine.isConnected() && m_problem->isHidden();
    case Next::Write:
        return PhasePage::isComplete();
    }
    Q_UNREACHABLE();
}

bool DocumentsPage::validatePage()
{
    switch (next()) {
    case Next::Leave:
        return true;
    case Next::Skip:
        session().skipped.insert(documentsStep);
        return true;
    case Next::ShowDiffs:
        clearError();
        session().skipped.remove(documentsStep);
        wish(shown());
        return false;
    case Next::Write:
        session().skipped.remove(documentsStep);
        return PhasePage::validatePage();
    }
    Q_UNREACHABLE();
}

bool DocumentsPage::enterIsHarmless() const
{
    return next() != Next::Write;
}

QWidget *DocumentsPage::firstField() const
{
    return m_services->field();
}

} // namespace Bridgekeeper
