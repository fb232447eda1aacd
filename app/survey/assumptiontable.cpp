// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/survey/assumptiontable.h"

#include "app/survey/printable.h"

#include <QCoreApplication>

namespace Bridgekeeper {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Assumptions)
};

} // namespace

QString joined(QStringList words)
{
    words.sort();
    for (QString &word : words)
        word = printable(word, 100);
    return words.join(QLatin1String(", "));
}

QString whyNotReplaceable(const FileFact &file)
{
    if (!file.refused.isEmpty())
        return file.refused;
    if (file.special || file.directory)
        return Words::tr("It is not a regular file.");
    if (!file.complete)
        return Words::tr("It is larger than 4 MiB, or was being written while it was read.");
    if (file.bindMounted)
        return Words::tr("It is a mount point of its own, so it cannot be replaced in one move. Mount its directory instead.");
    if (file.immutable)
        return Words::tr("It is marked immutable or append-only. Take the mark off with: chattr -i -a %1")
            .arg(printable(file.path));
    if (file.readOnly)
        return Words::tr("It lies on a file system that is mounted read-only. Mount it writable.");
    if (file.links > 1)
        return Words::tr("It has %1 names (hard links), and replacing it would part them. Remove the other names.")
            .arg(file.links);
    return {};
}

QString described(const FileFact &file)
{
    QString text = Words::tr("%1, mode %2, owner %3, %4 bytes, SHA-256 %5…")
                       .arg(printable(file.path), file.mode, file.owner)
                       .arg(file.size)
                       .arg(file.sha256.left(12));
    if (!file.namedAs.isEmpty())
        text += Words::tr("; %1 is a symbolic link to it, which stays").arg(printable(file.namedAs));
    return text;
}

QList<Assumption> AssumptionTable::rows()
{
    root();
    tools();
    clock();
    engine();
    compose();
    writers();
    dockerGroup();
    composeFile();
    container("postgres-running", Words::tr("PostgreSQL runs"), m_facts.postgres, m_settings.postgresContainer, true);
    container("synapse-running", Words::tr("Synapse runs"), m_facts.synapse, m_settings.synapseContainer, true);
    if (m_facts.masDelegated || m_facts.mas.exists)
        container("mas-running", Words::tr("Matrix Authentication Service runs"), m_facts.mas, m_settings.masContainer, false);
    network();
    synapseVersion();
    serverName();
    homeserverFile();
    homeserverContent();
    synapseUrl();
    delegation();
    appservices();
    registrationFiles();
    postgres();
    collation();
    role();
    database();
    port();
    bridgeContainer();
    bridgeDirectory();
    drift();
    image();
    imageAge();
    disk();
    backupScript();
    backupSchedule();
    oneOperator();
    earlierRun();
    keptData();
    return m_rows;
}

void AssumptionTable::holds(const char *key, const QString &title, const QString &evidence, const QString &remark)
{
    m_rows.append({QLatin1String(key), title, Verdict::Holds, evidence, remark, false});
}

void AssumptionTable::differs(const char *key, const QString &title, const QString &evidence, const QString &consequence)
{
    m_rows.append({QLatin1String(key), title, Verdict::Differs, evidence, consequence, false});
}

void AssumptionTable::blocks(const char *key, const QString &title, const QString &evidence, const QString &consequence)
{
    m_rows.append({QLatin1String(key), title, Verdict::Differs, evidence, consequence, true});
}

void AssumptionTable::cannotTell(const char *key, const QString &title, const QString &evidence, const QString &consequence)
{
    m_rows.append({QLatin1String(key), title, Verdict::CannotTell, evidence, consequence, false});
}

void AssumptionTable::taken(const char *key, const QString &title, const QString &evidence, const QString &consequence)
{
    if (m_own)
        return differs(
            key, title, evidence, Words::tr("An earlier run of this program left a journal: resume it, or roll it back."));
    blocks(key, title, evidence, consequence);
}

QList<Assumption> assumptions(const ServerFacts &facts, const Settings &settings, bool own)
{
    return AssumptionTable(facts, settings, own).rows();
}

} // namespace Bridgekeeper
