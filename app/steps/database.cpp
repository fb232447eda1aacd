// SPDX-License-Identifier: GPL-3.0-or-later
#include "phases.h"

#include "app/change/shellcall.h"

#include <QObject>

namespace Bridgekeeper {

namespace {

constexpr auto passwordFile = "/var/lib/bridgekeeper/secrets/database-password";

/// The password waits in a file that only root can read, so that any laptop can go on from here.
StepPlan planPassword(const StepContext &context)
{
    StepPlan plan;
    const FileFact &kept = context.facts.databasePassword;
    if (kept.exists) {
        plan.reason = QObject::tr("A password is kept on the server, readable by root alone.");
        return plan;
    }
    FileFact file = kept;
    file.path = QLatin1String(passwordFile);
    WriteFile write = WriteFile::of(
        file, databasePassword(context) + '\n', QObject::tr("Keep the new role's password in a file that only root can read"));
    write.secret = true;
    plan.changes.emplace_back(write);
    return plan;
}

QByteArray askPassword(const StepContext &)
{
    return shellCall("prove_password", {QLatin1String(passwordFile)});
}

QList<Proof> judgePassword(const StepContext &context, const Sections &answers)
{
    const QByteArray file = answer(answers, "password-file");
    const QByteArray password = databasePassword(context);
    const bool plain =
        std::all_of(password.begin(), password.end(), [](char c) { return std::isxdigit(static_cast<unsigned char>(c)); });
    return {{QStringLiteral("password-kept"), QObject::tr("The password is kept readable by root alone"),
                file.startsWith("600 0:0 "),
                file.isEmpty() ? QObject::tr("the file is not there")
                               : QObject::tr("mode and owner %1").arg(QString::fromUtf8(file).section(QLatin1Char(' '), 0, 1)),
                {}, {}},
        {QStringLiteral("password-strong"), QObject::tr("It has at least 32 characters, none of which needs escaping"),
            password.size() >= 32 && plain, QObject::tr("%1 hexadecimal characters").arg(password.size()), {}, {}}};
}

StepPlan planRoleAndDatabase(const StepContext &context)
{
    StepPlan plan;
    const QString name = context.settings.bridge.database;
    const std::vector<JournaledChange> standing = context.journal.standing();
    const bool hasRole = context.facts.role(name) != nullptr;
    const bool hasDatabase = context.facts.database(name) != nullptr;
    if ((hasRole && !latest<CreateRole>(standing)) || (hasDatabase && !latest<CreateDatabase>(standing))) {
        plan.state = StepPlan::State::Blocked;
        plan.reason = QObject::tr(
            "A role or database named %1 is there already, and this program did not make it. Rename or remove it, or choose "
            "another name in the settings.")
                          .arg(name);
        return plan;
    }
    if (!hasRole)
        plan.changes.emplace_back(
            CreateRole{name, scramVerifier(databasePassword(context), QByteArray::fromHex(context.secrets.databaseSalt))});
    if (!hasDatabase)
        plan.changes.emplace_back(CreateDatabase{name, name});
    if (plan.changes.empty())
        plan.reason = QObject::tr("Role and database %1 are there.").arg(name);
    return plan;
}

QByteArray askRole(const StepContext &context)
{
    return shellCall("prove_role", {context.settings.bridge.database, context.settings.bridge.database});
}

QList<Proof> judgeRole(const StepContext &context, const Sections &answers)
{
    const QString name = context.settings.bridge.database;
    const QList<QByteArray> database = answer(answers, "database").split('|');
    const bool right = database.size() == 4 && database[0] == name.toUtf8() && database[1] == "UTF8" && database[2] == "C"
        && database[3] == "C";
    return {
        {QStringLiteral("role-exists"), QObject::tr("PostgreSQL knows the role %1, with a SCRAM-SHA-256 verifier").arg(name),
            answer(answers, "role").endsWith("|t"),
            answer(answers, "role").isEmpty()            ? QObject::tr("no such role")
                : answer(answers, "role").endsWith("|t") ? QObject::tr("it is there, with such a verifier")
                                                         : QObject::tr("it is there, with another verifier or none"),
            {}, {}},
        {QStringLiteral("database-exists"), QObject::tr("The database belongs to it, in UTF-8 with collation C"), right,
            QString::fromUtf8(database.join(", ")), {}, {}}};
}

StepPlan planPrivileges(const StepContext &)
{
    StepPlan plan;
    plan.reason =
        QObject::tr("A question about another database's tables would fail for every role; so the role itself logs in to "
                    "each database and is refused there.");
    return plan;
}

QByteArray askPrivileges(const StepContext &context)
{
    return shellCall("prove_privileges",
        {context.settings.bridge.database, context.settings.bridge.database, QLatin1String(passwordFile),
            context.facts.bridgeConfig.path});
}

QList<Proof> judgePrivileges(const StepContext &context, const Sections &answers)
{
    const QString name = context.settings.bridge.database;
    const QList<QByteArray> role = answer(answers, "role").split('|');
    const bool plain = role.size() == 9 && role[0] == "t" && role.mid(1, 5) == QList<QByteArray>(5, "f");
    QList<Proof> proofs{
        {QStringLiteral("role-attributes"),
            QObject::tr("It may log in, and is neither superuser nor able to create databases or roles, replicate, or bypass "
                        "row security"),
            plain,
            role.size() == 9 ? QObject::tr("login %1, superuser %2, createdb %3, createrole %4, replication %5, bypassrls %6")
                                   .arg(QString::fromUtf8(role[0]), QString::fromUtf8(role[1]), QString::fromUtf8(role[2]),
                                       QString::fromUtf8(role[3]), QString::fromUtf8(role[4]), QString::fromUtf8(role[5]))
                             : QObject::tr("no such role"),
            {}, {}},
        {QStringLiteral("role-member-of-none"), QObject::tr("It is a member of no other role"),
            role.size() == 9 && role[6] == "0",
            role.size() == 9 ? QObject::tr("%1 memberships").arg(QString::fromUtf8(role[6])) : QString(), {}, {}},
        {QStringLiteral("role-owns-one"), QObject::tr("It owns exactly one database"),
            role.size() == 9 && role[7] == name.toUtf8(),
            role.size() == 9 ? QObject::tr("owner of %1").arg(QString::fromUtf8(role[7])) : QString(), {}, {}},
        {QStringLiteral("role-login"), QObject::tr("With its password it can log in over the network"),
            succeeded(answers, "login") && answer(answers, "login") == name.toUtf8() + '|' + name.toUtf8(),
            QString::fromUtf8(answer(answers, "login")), {}, {}},
        {QStringLiteral("role-wrong-login"), QObject::tr("With a wrong password it cannot"),
            answer(answers, "wrong-login").contains("password authentication failed"),
            QString::fromUtf8(answer(answers, "wrong-login")).section(QLatin1Char('\n'), 0, 0), {}, {}}};
    const QList<QByteArray> others = answer(answers, "other-databases").split('\n');
    for (qsizetype at = 0; at < others.size(); ++at) {
        const QByteArray &other = others[at];
        if (other.isEmpty())
            continue;
        const QByteArray number = QByteArray::number(at + 1);
        // The table that the role finds there, and what reading it said; or why it may not even connect.
        const QByteArray said = answer(answers, "read-" + number);
        const bool connected = succeeded(answers, "read-" + number);
        const QByteArray table = connected ? said.left(said.indexOf('\n')) : QByteArray();
        const QByteArray read = connected ? said.mid(said.lastIndexOf('\n') + 1) : QByteArray();
        const bool turnedAway = !connected && said.contains("permission denied for database");
        proofs.append({QStringLiteral("refused-") + QString::fromUtf8(other),
            QObject::tr("Connected to %1 as the role, reading is refused").arg(QString::fromUtf8(other)),
            turnedAway || (connected && (said.isEmpty() || read.startsWith("42501"))),
            turnedAway ? QObject::tr("it may not even connect: %1").arg(QString::fromUtf8(said).section(QLatin1Char('\n'), -1))
                : !connected ? QString::fromUtf8(said).section(QLatin1Char('\n'), -1)
                : said.isEmpty()
                ? QObject::tr("%1 has no tables").arg(QString::fromUtf8(other))
                : QObject::tr("SELECT from %1: SQLSTATE %2").arg(QString::fromUtf8(table), QString::fromUtf8(read)),
            {}, {}});
    }
    return proofs;
}

} // namespace

std::vector<Step> databaseSteps()
{
    return {
        {1, "password", Phase::Database, QObject::tr("Generate the role's password"),
            QObject::tr("Made on this laptop by the system's random generator, and kept on the server where only root can read "
                        "it, so that any laptop can "
                        "go on."),
            planPassword, askPassword, judgePassword, {SurveyPart::State}},
        {2, "role-and-database", Phase::Database, QObject::tr("Create role and database"),
            QObject::tr("The bridge gets a database of its own, and a role that owns it and can do nothing else. PostgreSQL is "
                        "given a verifier of the "
                        "password, never the password."),
            planRoleAndDatabase, askRole, judgeRole, {SurveyPart::Postgres}},
        {3, "privileges", Phase::Database, QObject::tr("Verify that the privileges are minimal"),
            QObject::tr("The role itself logs in, and is refused in every other database."), planPrivileges, askPrivileges,
            judgePrivileges, {}},
    };
}

} // namespace Bridgekeeper
