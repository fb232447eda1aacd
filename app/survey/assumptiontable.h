// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/survey/survey.h"

namespace Bridgekeeper {

/// The rows of assumptions(), one method for each thing that the plan takes for granted.
class AssumptionTable {
public:
    AssumptionTable(const ServerFacts &facts, const Settings &asked, bool own)
        : m_facts(facts), m_asked(asked), m_settings(asked.completedFrom(facts)), m_own(own)
    {
    }

    /// In the plan's order.
    QList<Assumption> rows();

private:
    void holds(const char *key, const QString &title, const QString &evidence, const QString &remark = {});
    void differs(const char *key, const QString &title, const QString &evidence, const QString &consequence);
    void blocks(const char *key, const QString &title, const QString &evidence, const QString &consequence);
    void cannotTell(const char *key, const QString &title, const QString &evidence, const QString &consequence);
    /// Something of our name exists: an earlier run's, or a stranger's.
    void taken(const char *key, const QString &title, const QString &evidence, const QString &consequence);

    // The machine and the stack: machineassumptions.cpp
    void root();
    void tools();
    void clock();
    void engine();
    void compose();
    void composeFile();
    void container(const char *key, const QString &title, const ContainerFact &container, const QString &name, bool needed);
    void network();
    void drift();
    void disk();
    void writers();
    void dockerGroup();
    void oneOperator();
    void earlierRun();

    // Synapse: synapseassumptions.cpp
    void synapseVersion();
    void serverName();
    void homeserverFile();
    void homeserverContent();
    void synapseUrl();
    void delegation();
    void appservices();
    void registrationFiles();
    /// The token of our registration, as SHA-256; empty when there is none.
    [[nodiscard]] QString ownTokenHash() const;

    // What the bridge needs, and what bears its name: bridgeassumptions.cpp
    void postgres();
    void collation();
    void role();
    void database();
    void port();
    void bridgeContainer();
    void bridgeDirectory();
    void image();
    void imageAge();
    void backupScript();
    void backupSchedule();
    void keptData();

    const ServerFacts &m_facts;
    const Settings &m_asked;
    const Settings m_settings;
    const bool m_own;
    QList<Assumption> m_rows;
};

/// Why a file cannot be replaced by another under the same name without anything of it being lost; empty when it can.
[[nodiscard]] QString whyNotReplaceable(const FileFact &);
/// Path, mode, owner, size and hash, to be shown.
[[nodiscard]] QString described(const FileFact &);
/// Sorted and fit to be shown.
[[nodiscard]] QString joined(QStringList words);

} // namespace Bridgekeeper
