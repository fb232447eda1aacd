// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingspage.h"

#include "texts.h"

#include "ui/disclosure.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QRadioButton>

namespace Bridgekeeper {

SettingsPage::SettingsPage(Session &session)
    : Page(PageId::Settings, tr("Settings"), session),
      m_note(new Panel),
      m_greet(new QCheckBox(tr("Open a room &with the bot in my name, to prove that it answers")))
{
    setIntroduction(tr("Filled in from the server. Most installations need no change here; an emptied field is filled from the "
                       "server again."));
    m_note->setTone(Tone::Warning);
    (new QVBoxLayout(m_note))
        ->addWidget(newText(TextStyle::Body,
            tr("Changes stand on the server already. Other settings can make steps necessary again; you will see and approve "
               "them first.")));
    m_greet->setObjectName(QStringLiteral("greet_as_operator"));

    auto *usual = new QFormLayout;
    usual->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    usual->setRowWrapPolicy(QFormLayout::WrapLongRows);
    addUsualFields(usual);
    usual->addRow(QString(), m_greet);

    auto *advanced = new QWidget;
    auto *advancedForm = new QFormLayout(advanced);
    advancedForm->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    advancedForm->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const qsizetype usualFields = m_fields.size();
    addAdvancedFields(advancedForm);
    for (qsizetype index = usualFields; index < m_fields.size(); ++index)
        m_fields[index].advanced = true;
    advanced->hide();
    m_advanced = new Disclosure(tr("Ad&vanced"), advanced);
    m_advanced->setObjectName(QStringLiteral("advanced"));

    body()->addWidget(m_note);
    body()->addWidget(newEarlierData());
    body()->addLayout(usual);
    body()->addWidget(m_advanced);
    body()->addWidget(advanced);
    connect(m_greet, &QCheckBox::clicked, this, [this](bool greet) {
        m_wishes.greetAsOperator = greet;
        refresh();
    });
}

QWidget *SettingsPage::newEarlierData()
{
    m_earlier = new Panel;
    m_restore = new QRadioButton(tr("Restore it: the bot keeps its &identity"));
    m_restore->setObjectName(QStringLiteral("earlier_data-restore"));
    m_startAnew = new QRadioButton(tr("Start &anew: the bot gets new keys"));
    m_startAnew->setObjectName(QStringLiteral("earlier_data-start_anew"));
    auto *layout = new QVBoxLayout(m_earlier);
    layout->addWidget(newText(TextStyle::Heading, tr("Data of an earlier installation was kept")));
    layout->addWidget(m_restore);
    layout->addWidget(m_startAnew);
    m_earlier->hide();
    connect(m_restore, &QRadioButton::toggled, this, [this](bool restore) {
        m_wishes.earlierData = restore ? EarlierData::Restore : EarlierData::StartAnew;
        refresh();
    });
    return m_earlier;
}

void SettingsPage::addField(QFormLayout *form, const QString &key, const QString &label, const QString &help,
    std::function<QString(const Settings &)> read, std::function<void(Settings &, const QString &)> write)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(key);
    edit->setToolTip(help);
    auto *problem = newText(TextStyle::Small, {}, Tone::Bad);
    problem->setObjectName(key + QStringLiteral("-problem"));
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(edit);
    if (!help.isEmpty())
        column->addWidget(newText(TextStyle::Small, help, Tone::Quiet));
    column->addWidget(problem);
    form->addRow(newFieldLabel(label, edit), column);
    m_fields.append({key, std::move(read), std::move(write), edit, problem});
    const qsizetype index = m_fields.size() - 1;
    connect(edit, &QLineEdit::textEdited, this, [this, index](const QString &text) {
        m_fields[index].write(m_wishes, text.trimmed());
        refresh();
    });
}

void SettingsPage::addText(
    QFormLayout *form, const QString &key, const QString &label, const QString &help, QString Settings::*member)
{
    addField(
        form, key, label, help, [member](const Settings &settings) { return settings.*member; },
        [member](Settings &settings, const QString &text) { settings.*member = text; });
}

void SettingsPage::addBridgeText(
    QFormLayout *form, const QString &key, const QString &label, const QString &help, QString BridgeProfile::*member)
{
    addField(
        form, key, label, help, [member](const Settings &settings) { return settings.bridge.*member; },
        [member](Settings &settings, const QString &text) { settings.bridge.*member = text; });
}

void SettingsPage::addUsualFields(QFormLayout *form)
{
    addText(form, QStringLiteral("domain"), tr("&Domain"),
        tr("Synapse's server name, the part behind the colon of every user id."), &Settings::domain);
    addText(form, QStringLiteral("operator_id"), tr("Bridge &admin"),
        tr("The Matrix account that may administer the bridge: yours."), &Settings::operatorId);
    addBridgeText(form, QStringLiteral("bridge.tag"), tr("Bridge v&ersion"),
        tr("The tag of the bridge's image. It is pinned: the bridge never upgrades by itself."), &BridgeProfile::tag);
    const QString documentHelp = tr("Optional, for the last step: a path on this laptop, or server:/path.");
    addText(form, QStringLiteral("services_document"), tr("services.&md"), documentHelp, &Settings::servicesDocument);
    addText(form, QStringLiteral("memory_document"), tr("MEM&ORY.md"), documentHelp, &Settings::memoryDocument);
}

void SettingsPage::addAdvancedFields(QFormLayout *form)
{
    const auto text = [&](const char *key, const QString &label, QString Settings::*member) {
        addText(form, QLatin1String(key), label, {}, member);
    };
    const auto bridge = [&](const char *key, const QString &label, QString BridgeProfile::*member) {
        addBridgeText(form, QLatin1String(key), label, {}, member);
    };
    text("compose_file", tr("Compose file"), &Settings::composeFile);
    text("homeserver_file", tr("homeserver.yaml on the host"), &Settings::homeserverFile);
    text("bridge_directory", tr("Directory of the bridge"), &Settings::bridgeDirectory);
    text("backup_script", tr("Backup script"), &Settings::backupScript);
    addField(
        form, QStringLiteral("backup_databases"), tr("Databases to back up"),
        tr("Beside those the script dumps; parted by spaces."),
        [](const Settings &settings) { return settings.backupDatabases.join(QLatin1Char(' ')); },
        [](Settings &settings, const QString &names) {
            settings.backupDatabases = names.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        });
    addField(
        form, QStringLiteral("trusted_accounts"), tr("Accounts trusted like root"),
        tr("Who besides root may write what root runs; separated by spaces, a group with % before it."),
        [](const Settings &settings) { return settings.trustedAccounts.join(QLatin1Char(' ')); },
        [](Settings &settings, const QString &names) {
            settings.trustedAccounts = names.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        });
    text("network", tr("Docker network"), &Settings::network);
    text("synapse_service", tr("Synapse's service"), &Settings::synapseService);
    text("synapse_container", tr("Synapse's container"), &Settings::synapseContainer);
    text("synapse_url", tr("Synapse, as the host reaches it"), &Settings::synapseUrl);
    text("synapse_inner_url", tr("Synapse, as the bridge reaches it"), &Settings::synapseInnerUrl);
    text("mas_container", tr("Container of MAS"), &Settings::masContainer);
    text("postgres_service", tr("PostgreSQL's service"), &Settings::postgresService);
    text("postgres_container", tr("PostgreSQL's container"), &Settings::postgresContainer);
    text("postgres_superuser", tr("PostgreSQL's superuser"), &Settings::postgresSuperuser);
    bridge("bridge.image", tr("Bridge's image"), &BridgeProfile::image);
    bridge("bridge.service", tr("Bridge's service and container"), &BridgeProfile::service);
    bridge("bridge.database", tr("Bridge's database and role"), &BridgeProfile::database);
    bridge("bridge.bot", tr("Name of the bot"), &BridgeProfile::bot);
    bridge("bridge.appservice_id", tr("Appservice id"), &BridgeProfile::appserviceId);
    addField(
        form, QStringLiteral("bridge.port"), tr("Port of the bridge"), {},
        [](const Settings &settings) { return settings.bridge.port == 0 ? QString() : QString::number(settings.bridge.port); },
        [](Settings &settings, const QString &number) {
            bool ok = false;
            const int port = number.toInt(&ok);
            settings.bridge.port = number.isEmpty() ? 0 : ok ? port : -1;
        });
    addField(
        form, QStringLiteral("restart_limit_seconds"), tr("Seconds Synapse may take to restart"), {},
        [](const Settings &settings) { return QString::number(settings.restartLimitSeconds); },
        [](Settings &settings, const QString &number) {
            settings.restartLimitSeconds = number.isEmpty() ? Settings().restartLimitSeconds : number.toInt();
        });
}

Settings SettingsPage::completed() const
{
    return session().state ? m_wishes.completedFrom(session().state->facts) : m_wishes;
}

void SettingsPage::initializePage()
{
    m_wishes = session().wishes;
    m_advancing = false;
    Page::initializePage();
}

void SettingsPage::showValues()
{
    const Settings settings = completed();
    for (const Field &field : std::as_const(m_fields)) {
        const QString value = field.read(settings);
        field.edit->setPlaceholderText(value);
        // What is being typed is the operator's, also while it is empty or wrong.
        if (!field.edit->hasFocus() || !field.edit->isModified())
            field.edit->setText(value);
    }
    m_greet->setChecked(settings.greetAsOperator);
    (settings.earlierData == EarlierData::Restore ? m_restore : m_startAnew)->setChecked(true);
}

void SettingsPage::showProblems()
{
    const QList<InvalidField> invalid = invalidFields(completed());
    m_valid = invalid.isEmpty();
    for (const Field &field : std::as_const(m_fields)) {
        QString reason;
        for (const InvalidField &entry : invalid) {
            if (entry.field == field.key)
                reason = entry.reason;
        }
        field.problem->showText(reason);
        field.edit->setAccessibleDescription(reason);
        if (field.advanced && !reason.isEmpty())
            m_advanced->setOpen(true);
    }
}

void SettingsPage::refresh()
{
    if (m_advancing && !session().engine.busy() && session().state->surveyed && session().state->settings == completed()) {
        m_advancing = false;
        emit advanceRequested();
        return;
    }
    if (session().state) {
        m_note->setVisible(!session().state->standing.empty());
        m_earlier->setVisible(session().state->facts.keptDump.exists);
    }
    showValues();
    showProblems();
    setPrimary(nextText());
    Page::refresh();
}

bool SettingsPage::isComplete() const
{
    return session().state && m_valid && !session().engine.busy();
}

bool SettingsPage::validatePage()
{
    // A survey under other settings may have failed: then it is due.
    if (m_wishes == session().wishes && session().state->surveyed)
        return true;
    clearError();
    m_advancing = true;
    wish(m_wishes);
    return false;
}

void SettingsPage::showFailure(const Error &error)
{
    m_advancing = false;
    Page::showFailure(error);
}

QWidget *SettingsPage::firstField() const
{
    for (const Field &field : m_fields) {
        if (field.problem->isVisibleTo(this))
            return field.edit;
    }
    return m_fields.first().edit;
}

} // namespace Bridgekeeper
