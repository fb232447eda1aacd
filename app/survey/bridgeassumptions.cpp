// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/assumptiontable.h"

#include "app/survey/printable.h"

#include <algorithm>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QVersionNumber>

namespace Bridgekeeper {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Assumptions)
};

QVersionNumber version(const QString &text)
{
    return QVersionNumber::fromString(text.startsWith(u'v') ? text.mid(1) : text);
}

} // namespace

void AssumptionTable::postgres()
{
    const QString title = Words::tr("PostgreSQL answers its superuser");
    if (!m_facts.postgresError.isEmpty() || m_facts.postgresVersion.isEmpty())
        return blocks("postgres-answers", title, m_facts.postgresError,
            Words::tr("psql in the container must answer as the superuser. Name container and superuser under Settings, or "
                      "bring PostgreSQL up."));
    const QString evidence =
        Words::tr("version %1, superuser %2, password_encryption %3")
            .arg(m_facts.postgresVersion, printable(m_facts.postgresSuperuser), m_facts.passwordEncryption);
    if (!m_facts.postgresSuperuserHolds)
        return blocks("postgres-answers", title, evidence,
            Words::tr("The role %1 is no superuser and cannot make the bridge's role. Name the superuser under Settings.")
                .arg(printable(m_facts.postgresSuperuser)));
    holds("postgres-answers", title, evidence,
        m_facts.passwordEncryption == QLatin1String("scram-sha-256")
            ? QString()
            : Words::tr("The bridge's password is stored as SCRAM-SHA-256 nevertheless."));
}

void AssumptionTable::collation()
{
    const QString title = Words::tr("Synapse's database is UTF8 with collation C");
    const DatabaseFact *synapse =
        m_facts.database(m_facts.synapseDatabase.isEmpty() ? QStringLiteral("synapse") : m_facts.synapseDatabase);
    if (!synapse)
        return cannotTell("collation", title, m_facts.postgresError,
            Words::tr("The bridge's database is made with UTF8 and C whatever this one has."));
    const QString evidence = Words::tr("%1: %2, %3, %4")
                                 .arg(printable(synapse->name), printable(synapse->encoding), printable(synapse->collate),
                                     printable(synapse->ctype));
    if (synapse->encoding != QLatin1String("UTF8") || synapse->collate != QLatin1String("C")
        || synapse->ctype != QLatin1String("C"))
        return differs("collation", title, evidence,
            Words::tr("The bridge's database is made from template0 with UTF8 and C, independent of this one."));
    holds("collation", title, evidence);
}

void AssumptionTable::role()
{
    const QString title = Words::tr("No role “%1” is there yet").arg(m_settings.bridge.database);
    if (!m_facts.role(m_settings.bridge.database))
        return m_facts.roles.isEmpty()
            ? cannotTell("role-free", title, m_facts.postgresError, Words::tr("PostgreSQL must answer first."))
            : holds("role-free", title, Words::tr("%n role(s), none of that name", nullptr, int(m_facts.roles.size())));
    taken("role-free", title, Words::tr("the role is there"),
        Words::tr("No journal shows that this program made it. Drop or rename the role first."));
}

void AssumptionTable::database()
{
    const QString title = Words::tr("No database “%1” is there yet").arg(m_settings.bridge.database);
    const DatabaseFact *database = m_facts.database(m_settings.bridge.database);
    if (!database)
        return m_facts.databases.isEmpty()
            ? cannotTell("database-free", title, m_facts.postgresError, Words::tr("PostgreSQL must answer first."))
            : holds(
                "database-free", title, Words::tr("%n database(s), none of that name", nullptr, int(m_facts.databases.size())));
    taken("database-free", title,
        Words::tr("the database is there, owned by %1, with %n table(s)", nullptr, std::max(0, database->tables))
            .arg(printable(database->owner)),
        Words::tr("No journal shows that this program made it. Dump and drop, or rename it first."));
}

void AssumptionTable::port()
{
    const QString title = Words::tr("Port %1 is free").arg(m_settings.bridge.port);
    if (m_facts.portTaken)
        return blocks("port-free", title, Words::tr("taken by %1").arg(m_facts.portHolder),
            Words::tr("Free the port, or choose another for the bridge under Settings."));
    holds("port-free", title, Words::tr("nobody listens there, on the host or in another container"));
}

void AssumptionTable::bridgeContainer()
{
    const QString title = Words::tr("The name “%1” is free in Docker and Compose").arg(m_settings.bridge.service);
    QStringList where;
    if (m_facts.bridgeContainer.exists)
        where.append(Words::tr("a container of image %1 (%2)")
                         .arg(printable(m_facts.bridgeContainer.image, 100), printable(m_facts.bridgeContainer.state)));
    if (m_facts.service(m_settings.bridge.service))
        where.append(Words::tr("a service of the compose file"));
    if (where.isEmpty())
        return holds("container-free", title, Words::tr("no container and no service has it"));
    taken("container-free", title, where.join(QLatin1String(", ")),
        Words::tr("No journal shows that this program made it. Remove container and service first."));
}

void AssumptionTable::bridgeDirectory()
{
    const QString title = Words::tr("The bridge's directory is not there yet");
    const FileFact &directory = m_facts.bridgeDirectory;
    if (!directory.exists)
        return holds("directory-free", title, printable(m_settings.bridgeDirectory));
    const QString evidence = directory.directory ? directory.empty
            ? Words::tr("%1 is there, empty").arg(printable(directory.path))
            : Words::tr("%1 is there, with files in it").arg(printable(directory.path))
                                                 : Words::tr("%1 is there and is no directory").arg(printable(directory.path));
    taken("directory-free", title, evidence,
        Words::tr(
            "No journal shows that this program made it. Move it away first, or choose another directory under Settings."));
}

void AssumptionTable::image()
{
    const QString title = Words::tr("The bridge's image is present or can be pulled");
    if (!m_facts.bridgeImageId.isEmpty())
        return holds("image", title,
            Words::tr("%1 is present, %2")
                .arg(m_settings.bridgeImage(),
                    printable(m_facts.bridgeImageDigest.isEmpty() ? m_facts.bridgeImageId : m_facts.bridgeImageDigest)));
    if (m_facts.imagePullable)
        return holds("image", title, Words::tr("the registry knows %1").arg(m_settings.bridgeImage()),
            Words::tr("It is pulled before the bridge's first step needs it."));
    blocks("image", title, Words::tr("%1: %2").arg(m_settings.bridgeImage(), m_facts.imageError),
        Words::tr(
            "Let the server reach the registry, load the image by hand (docker load), or choose another tag under Settings."));
}

void AssumptionTable::imageAge()
{
    const QString title = Words::tr("Signal still links this version of the bridge");
    const QVersionNumber chosen = version(m_settings.bridge.tag);
    const QVersionNumber oldest = version(m_settings.bridge.linkingTag);
    if (chosen.isNull())
        return cannotTell("image-age", title, m_settings.bridge.tag,
            Words::tr("The tag is no version; Signal refuses bridges before %1 (HTTP 409). Name an exact version under "
                      "Settings, so that upgrades are intentional.")
                .arg(m_settings.bridge.linkingTag));
    if (chosen >= oldest)
        return holds("image-age", title, m_settings.bridge.tag);
    differs("image-age", title, Words::tr("%1, older than %2").arg(m_settings.bridge.tag, m_settings.bridge.linkingTag),
        m_facts.linkingImageAvailable ? Words::tr(
            "It installs and runs, but Signal's servers will refuse to link it (HTTP 409). Choose %1 under Settings.")
                                            .arg(m_settings.bridge.linkingTag)
                                      : Words::tr("It installs and runs, but Signal's servers will refuse to link it (HTTP "
                                                  "409). Choose %1 or newer under Settings, when the server can get it.")
                                            .arg(m_settings.bridge.linkingTag));
}

void AssumptionTable::backupScript()
{
    const QString title = Words::tr("The backup script is there");
    const FileFact &script = m_facts.backupScript;
    if (!script.exists)
        return differs("backup-script", title, Words::tr("%1 is not there").arg(printable(m_settings.backupScript)),
            Words::tr("Steps 4 and 5 have nothing to extend. Name the script under Settings, or see that the new database is "
                      "backed up another way."));
    if (const QString reason = whyNotReplaceable(script); !reason.isEmpty())
        return blocks("backup-script", title, described(script), reason);
    const QString text = QString::fromUtf8(script.bytes);
    static const QRegularExpression dump(
        QStringLiteral("^[^#\\n]*\\bpg_dump\\b[^|>\\n]*?(?:\\s-d\\s*|\\s--dbname[= ])[\"']?([A-Za-z0-9_-]+)"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression age(
        QStringLiteral("^[^#\\n]*-mtime\\s+\\+([0-9]{1,4})"), QRegularExpression::MultilineOption);
    QStringList databases;
    for (auto match = dump.globalMatch(text); match.hasNext();)
        databases.append(match.next().captured(1));
    databases.removeDuplicates();
    QString evidence = described(script);
    if (!databases.isEmpty())
        evidence += Words::tr("; dumps %1").arg(joined(databases));
    if (const auto match = age.match(text); match.hasMatch())
        evidence += Words::tr("; keeps %1 days").arg(match.captured(1));
    holds("backup-script", title, evidence);
}

void AssumptionTable::backupSchedule()
{
    const QString title = Words::tr("Something runs the backup script");
    if (m_facts.backupSchedule.isEmpty())
        return differs("backup-schedule", title, Words::tr("no crontab and no timer names it"),
            Words::tr("Nothing on this server runs it by itself. Add a line to root's crontab if it should."));
    holds("backup-schedule", title, m_facts.backupSchedule);
}

void AssumptionTable::keptData()
{
    if (!m_facts.keptDump.exists && !m_facts.keptRecoveryKey)
        return;
    const QString title = Words::tr("Data of an earlier installation");
    const QString evidence = m_facts.keptDump.exists ? m_facts.keptRecoveryKey
            ? Words::tr("a dump and the bot's recovery key")
            : Words::tr("a dump, without the bot's recovery key")
                                                     : Words::tr("the bot's recovery key, without a dump");
    differs("kept-data", title, evidence,
        m_settings.earlierData == EarlierData::Restore
            ? Words::tr("They are loaded, and the bot keeps its identity. To start anew instead, say so under Settings.")
            : Words::tr("They are left aside: the bridge starts anew, and the bot's old keys are overwritten."));
}

} // namespace Bridgekeeper
