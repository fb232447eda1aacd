// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectpage.h"

#include "pathfield.h"
#include "targetreader.h"
#include "texts.h"

#include "ui/disclosure.h"

#include <QCheckBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

#include <utility>

namespace Bridgekeeper {

ConnectPage::ConnectPage(Session &session) : Page(PageId::Connect, tr("Connect"), session), m_reader(new TargetReader(this))
{
    setIntroduction(
        tr("Name the Matrix server and how you log in there. Connecting reads and changes nothing but what SSH itself needs."));

    if (session.practice)
        setIntroduction(
            tr("This is the practice host, a Matrix server in a container on this laptop. Nothing here can harm anybody."));

    m_facts = new Panel;
    m_facts->setTone(Tone::Good);
    m_factsText = newText(TextStyle::Body);
    m_factsText->setObjectName(QStringLiteral("connected"));
    (new QVBoxLayout(m_facts))->addWidget(m_factsText);
    m_facts->hide();

    auto *practice = new Panel;
    auto *practiceLayout = new QVBoxLayout(practice);
    practiceLayout->addWidget(newText(TextStyle::Body,
        tr("The practice host is a Matrix server in a container on this laptop, with Synapse, MAS, PostgreSQL and a backup "
           "script. Install "
           "there, roll back, break things: nothing of it touches a real server. This command brings it up, the first time in "
           "some "
           "minutes, and opens this window on it:")));
    practiceLayout->addWidget(newText(TextStyle::Code, QStringLiteral("packaging/run")));
    practice->hide();
    auto *practiceFirst = new Disclosure(tr("&Practise first"), practice);
    practiceFirst->setObjectName(QStringLiteral("practise-first"));

    body()->addWidget(newJournalPanel());
    body()->addWidget(m_facts);
    body()->addWidget(newForm());
    body()->addSpacing(8);
    body()->addWidget(practiceFirst);
    body()->addWidget(practice);

    const ConnectionSettings &given = session.connection;
    m_host->setText(given.host);
    m_user->setText(given.user);
    m_port->setValue(given.port);
    m_identity->field()->setText(given.identities.value(0));
    m_agent->setChecked(given.agent);
    showTarget();
}

QWidget *ConnectPage::newForm()
{
    m_form = new QWidget;
    m_host = new QLineEdit;
    m_host->setObjectName(QStringLiteral("host"));
    m_host->setPlaceholderText(tr("matrix.example.org, or an alias of ~/.ssh/config"));
    m_host->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    auto *completer = new QCompleter(sshAliases(session().connection.sshConfig), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_host->setCompleter(completer);
    m_target = newText(TextStyle::Small, {}, Tone::Quiet);
    m_target->setObjectName(QStringLiteral("target"));

    m_user = new QLineEdit;
    m_user->setObjectName(QStringLiteral("user"));
    m_user->setPlaceholderText(tr("as ~/.ssh/config says, else your own account's name"));
    m_port = new QSpinBox;
    m_port->setObjectName(QStringLiteral("port"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("as ~/.ssh/config says, else 22"));
    m_identity = new PathField(QStringLiteral("identity"), tr("Key file"));
    m_identity->field()->setPlaceholderText(tr("as ~/.ssh/config says, else the usual files in ~/.ssh"));
    m_agent = new QCheckBox(tr("Offer the keys of the SSH &agent first"));
    m_agent->setObjectName(QStringLiteral("agent"));

    auto *host = new QVBoxLayout;
    host->setSpacing(2);
    host->addWidget(m_host);
    host->addWidget(m_target);
    auto *form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto row = [form](const QString &label, QWidget *field, QLayout *layout = nullptr) {
        if (layout)
            form->addRow(newFieldLabel(label, field), layout);
        else
            form->addRow(newFieldLabel(label, field), field);
    };
    row(tr("&Server"), m_host, host);
    row(tr("&User"), m_user);
    row(tr("P&ort"), m_port);
    row(tr("&Key file"), m_identity);
    form->addRow(QString(), m_agent);
    TextLabel *secrets = newText(TextStyle::Small,
        tr("A passphrase, a password, or the password for sudo is asked for here when it is needed, and kept nowhere."),
        Tone::Quiet);
    QSizePolicy wide = secrets->sizePolicy();
    wide.setHorizontalPolicy(QSizePolicy::Expanding);
    secrets->setSizePolicy(wide);
    form->addRow(QString(), secrets);

    connect(m_host, &QLineEdit::textChanged, this, [this] { showTarget(); });
    for (QLineEdit *field : {m_user, m_identity->field()})
        connect(field, &QLineEdit::textChanged, this, [this] { showTarget(); });
    connect(m_port, &QSpinBox::valueChanged, this, [this] { showTarget(); });
    connect(m_agent, &QCheckBox::toggled, this, [this] { refresh(); });
    connect(m_reader, &TargetReader::read, this, [this](const Result<SshTarget> &target) {
        m_target->showText(
            target ? tr("Leads to %1@%2, port %3").arg(target->user, target->host).arg(target->port) : target.error().summary);
    });
    return m_form;
}

QWidget *ConnectPage::newJournalPanel()
{
    m_journal = new Panel;
    m_journalTitle = newText(TextStyle::Heading);
    m_journalText = newText(TextStyle::Body);
    m_journalText->setObjectName(QStringLiteral("journal"));
    m_resume = new QPushButton(tr("R&esume"));
    m_resume->setObjectName(QStringLiteral("resume"));
    m_rollBack = new QPushButton(tr("Roll back…"));
    m_rollBack->setObjectName(QStringLiteral("roll-back-found"));
    m_rollBack->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_resume);
    buttons->addWidget(m_rollBack);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(m_journal);
    layout->addWidget(m_journalTitle);
    layout->addWidget(m_journalText);
    layout->addLayout(buttons);
    m_journal->hide();
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeRequested(); });
    connect(m_rollBack, &QPushButton::clicked, this, [this] { emit rollbackRequested(); });
    return m_journal;
}

QWidget *ConnectPage::firstField() const
{
    return m_resume->isVisibleTo(this) && m_journal->isVisibleTo(this) ? static_cast<QWidget *>(m_resume) : m_host;
}

ConnectionSettings ConnectPage::shown() const
{
    ConnectionSettings settings = session().connection;
    settings.host = m_host->text().trimmed();
    settings.user = m_user->text().trimmed();
    settings.port = m_port->value();
    const QString identity = m_identity->text();
    if (identity != settings.identities.value(0))
        settings.identities = identity.isEmpty() ? QStringList() : QStringList{identity};
    settings.agent = m_agent->isChecked();
    // "user@name:port" in one field is what people type.
    if (const Result<ServerAddress> address = parseServerAddress(settings.host)) {
        settings.host = address->host;
        if (!address->user.isEmpty())
            settings.user = address->user;
        if (address->port != 0)
            settings.port = address->port;
    }
    return settings;
}

bool ConnectPage::isConnectedAsShown() const
{
    const ConnectionSettings now = shown();
    const ConnectionSettings &used = session().connection;
    return session().state && session().engine.isConnected() && now.host == used.host && now.user == used.user
        && now.port == used.port && now.identities == used.identities && now.agent == used.agent;
}

void ConnectPage::showTarget()
{
    const ConnectionSettings settings = shown();
    m_target->showText(settings.host.isEmpty() ? QString() : tr("Looking up where that leads…"));
    m_reader->ask(settings);
    refresh();
}

void ConnectPage::showFacts()
{
    const bool there = isConnectedAsShown() && session().connected;
    m_facts->setVisible(there);
    if (!there)
        return;
    const ConnectionFacts &facts = *session().connected;
    m_factsText->showText(tr("Connected to %1 as %2, and root is reachable. Host key: %3 (%4), as known_hosts has it.")
                              .arg(facts.port == 22 ? facts.address : tr("%1, port %2").arg(facts.address).arg(facts.port),
                                  facts.user, facts.hostKey.fingerprint(), facts.hostKey.type));
}

void ConnectPage::showJournal()
{
    const bool there = isConnectedAsShown() && !session().state->runs.empty();
    m_journal->setVisible(there);
    if (!there)
        return;
    const EngineState &state = *session().state;
    QStringList lines;
    for (const JournaledRun &run : state.runs)
        lines.append(tr("%1: %2").arg(QLocale().toString(run.since.toLocalTime(), QLocale::ShortFormat), run.who));
    constexpr int shownRuns = 4;
    if (lines.size() > shownRuns)
        lines =
            QStringList{tr("%n earlier run(s)", nullptr, int(lines.size()) - shownRuns)} + lines.mid(lines.size() - shownRuns);
    const bool standing = !state.standing.empty();
    m_journal->setTone(standing ? Tone::Warning : Tone::Plain);
    m_resume->setVisible(standing);
    m_rollBack->setVisible(standing);
    if (!standing) {
        m_journalTitle->showText(tr("Everything that was done here was taken back"));
        m_journalText->showText(lines.join(QLatin1Char('\n')));
        return;
    }
    m_journalTitle->showText(tr("An earlier run was here"));
    QStringList steps;
    for (const StepState &step : state.steps) {
        if (step.changed)
            steps.append(QStringLiteral("%1. %2").arg(step.number).arg(allSteps()[std::size_t(step.number - 1)].title)
                + (step.settled() ? QString() : tr(" (not proved)")));
    }
    m_journalText->showText(lines.join(QLatin1Char('\n')) + QStringLiteral("\n\n")
        + tr("%n change(s) stand on the server:", nullptr, int(state.standing.size())) + QLatin1Char('\n')
        + steps.join(QLatin1Char('\n')));
}

void ConnectPage::refresh()
{
    showFacts();
    showJournal();
    setPrimary(isConnectedAsShown() ? nextText() : tr("&Connect"));
    Page::refresh();
}

bool ConnectPage::isComplete() const
{
    return !session().engine.busy() && !m_host->text().trimmed().isEmpty();
}

bool ConnectPage::validatePage()
{
    if (isConnectedAsShown())
        return true;
    clearError();
    const ConnectionSettings settings = shown();
    if (const Result<ServerAddress> address = parseServerAddress(m_host->text().trimmed()); !address) {
        showError(address.error(), {});
        return false;
    }
    const ConnectionSettings last = std::exchange(session().connection, settings);
    session().state.reset();
    if (settings.host != last.host || settings.user != last.user || settings.port != last.port)
        emit otherServerNamed();
    // What was typed into one field stands in its own from now on.
    m_host->setText(settings.host);
    m_user->setText(settings.user);
    m_port->setValue(settings.port);
    engine().connectTo(settings, session().wishes);
    return false;
}

void ConnectPage::begin(const QString &what)
{
    m_form->setEnabled(false);
    Page::begin(what);
}

void ConnectPage::end()
{
    m_form->setEnabled(true);
    Page::end();
}

} // namespace Bridgekeeper
