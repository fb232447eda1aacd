// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include "app/survey/serverfacts.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>

namespace Bridgekeeper {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

/// The fields by their keys, for JSON and YAML alike.
template <typename Owner, typename Type>
struct Field {
    const char *key;
    Type Owner::*member;
};

constexpr Field<BridgeProfile, QString> bridgeTexts[] = {
    {"network", &BridgeProfile::network},
    {"appservice_id", &BridgeProfile::appserviceId},
    {"image", &BridgeProfile::image},
    {"tag", &BridgeProfile::tag},
    {"linking_tag", &BridgeProfile::linkingTag},
    {"service", &BridgeProfile::service},
    {"database", &BridgeProfile::database},
    {"bot", &BridgeProfile::bot},
    {"login_command", &BridgeProfile::loginCommand},
    {"login_flow", &BridgeProfile::loginFlow},
};
constexpr Field<BridgeProfile, int> bridgeNumbers[] = {{"port", &BridgeProfile::port}};

constexpr Field<Settings, QString> texts[] = {
    {"compose_file", &Settings::composeFile},
    {"domain", &Settings::domain},
    {"operator_id", &Settings::operatorId},
    {"synapse_service", &Settings::synapseService},
    {"synapse_container", &Settings::synapseContainer},
    {"postgres_service", &Settings::postgresService},
    {"postgres_container", &Settings::postgresContainer},
    {"postgres_superuser", &Settings::postgresSuperuser},
    {"mas_container", &Settings::masContainer},
    {"network", &Settings::network},
    {"synapse_url", &Settings::synapseUrl},
    {"synapse_inner_url", &Settings::synapseInnerUrl},
    {"homeserver_file", &Settings::homeserverFile},
    {"bridge_directory", &Settings::bridgeDirectory},
    {"backup_script", &Settings::backupScript},
    {"services_document", &Settings::servicesDocument},
    {"memory_document", &Settings::memoryDocument},
};
constexpr Field<Settings, QStringList> lists[] = {
    {"backup_databases", &Settings::backupDatabases},
    {"trusted_accounts", &Settings::trustedAccounts},
};
constexpr Field<Settings, bool> switches[] = {{"greet_as_operator", &Settings::greetAsOperator}};
constexpr Field<Settings, int> numbers[] = {{"restart_limit_seconds", &Settings::restartLimitSeconds}};

constexpr auto bridgeKey = "bridge";
constexpr auto earlierDataKey = "earlier_data";
const QLatin1String restoreWord("restore");
const QLatin1String startAnewWord("start_anew");

Error unusable(const QString &summary, const QString &hint, const QString &detail = {})
{
    return {ErrorKind::Input, summary, detail, hint};
}

int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    for (int j = 0; j < row.size(); ++j)
        row[j] = j;
    for (int i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j < row.size(); ++j) {
            const int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row.last();
}

QString nearest(const QString &key, const QStringList &known)
{
    return *std::min_element(
        known.begin(), known.end(), [&](const QString &a, const QString &b) { return distance(key, a) < distance(key, b); });
}

/// Reads the entries of one mapping of the settings file; the Error is kept, and everything after it ignored.
class MappingReader {
public:
    MappingReader(const YAML::Node &mapping, QString prefix) : m_prefix(std::move(prefix))
    {
        if (!mapping.IsMap()) {
            fail(m_prefix.isEmpty()
                    ? Words::tr("The settings file does not hold “key: value” lines.")
                    : Words::tr("“%1” in the settings file must hold “key: value” lines.").arg(m_prefix.chopped(1)),
                mapping);
            return;
        }
        for (const auto &entry : mapping) {
            const QString key = entry.first.IsScalar() ? QString::fromStdString(entry.first.Scalar()) : QString();
            if (key.isEmpty())
                fail(Words::tr("The settings file has a key that is not a word."), entry.first);
            else if (m_entries.contains(key))
                fail(Words::tr("“%1” stands twice in the settings file.").arg(m_prefix + key), entry.first);
            else
                m_entries.insert(key, entry.second);
            m_order.append(key);
        }
    }

    /// The value of `key`, which is known from now on; nothing when it is absent or left empty.
    std::optional<YAML::Node> take(const char *key)
    {
        const QString name = QLatin1String(key);
        m_known.append(name);
        const auto found = m_entries.constFind(name);
        if (found == m_entries.cend() || found->IsNull())
            return std::nullopt;
        return *found;
    }

    void read(const char *key, QString &value)
    {
        if (const auto node = take(key)) {
            if (!node->IsScalar())
                return wrongType(key, Words::tr("one word or text"), *node);
            value = QString::fromStdString(node->Scalar());
        }
    }

    void read(const char *key, int &value)
    {
        if (const auto node = take(key)) {
            bool isNumber = false;
            const int number = node->IsScalar() ? QString::fromStdString(node->Scalar()).toInt(&isNumber) : 0;
            if (!isNumber)
                return wrongType(key, Words::tr("a whole number"), *node);
            value = number;
        }
    }

    void read(const char *key, bool &value)
    {
        if (const auto node = take(key)) {
            const std::string word = node->IsScalar() ? node->Scalar() : std::string();
            if (word != "true" && word != "false")
                return wrongType(key, Words::tr("true or false"), *node);
            value = word == "true";
        }
    }

    void read(const char *key, QStringList &value)
    {
        if (const auto node = take(key)) {
            QStringList list;
            bool allWords = node->IsSequence();
            for (std::size_t i = 0; allWords && i < node->size(); ++i) {
                allWords = (*node)[i].IsScalar();
                if (allWords)
                    list.append(QString::fromStdString((*node)[i].Scalar()));
            }
            if (!allWords)
                return wrongType(key, Words::tr("a list of words"), *node);
            value = list;
        }
    }

    void wrongType(const char *key, const QString &wanted, const YAML::Node &node)
    {
        fail(Words::tr("“%1” in the settings file must be %2.").arg(m_prefix + QLatin1String(key), wanted), node);
    }

    void fail(const QString &summary, const YAML::Node &node)
    {
        if (!m_error)
            m_error = unusable(summary, Words::tr("Correct line %1 of the settings file.").arg(node.Mark().line + 1));
    }

    /// Call last: a key that nobody took is a mistake.
    std::optional<Error> error()
    {
        for (const QString &key : std::as_const(m_order)) {
            if (!m_error && !m_known.contains(key)) {
                m_error = unusable(Words::tr("The settings file has an unknown key “%1”.").arg(m_prefix + key.left(100)),
                    Words::tr("Did you mean “%1”?").arg(m_prefix + nearest(key.left(100), m_known)),
                    Words::tr("Line %1. Known keys: %2")
                        .arg(m_entries[key].Mark().line + 1)
                        .arg(m_known.join(QLatin1String(", "))));
            }
        }
        return m_error;
    }

private:
    QString m_prefix;
    QHash<QString, YAML::Node> m_entries;
    QStringList m_order;
    QStringList m_known;
    std::optional<Error> m_error;
};

/// The first one that says something.
template <typename... Texts>
QString firstOf(const Texts &...candidates)
{
    QString found;
    for (const QString &candidate : {QString(candidates)...}) {
        if (found.isEmpty())
            found = candidate;
    }
    return found;
}

/// A file's name as the server was asked for it; nothing when it is not there.
QString nameOf(const FileFact &file)
{
    if (!file.exists)
        return {};
    return file.namedAs.isEmpty() ? file.path : file.namedAs;
}

/// The network that the stack shares: by the plan's name, or one that the compose file knows, rather than another.
QString sharedNetwork(const ServerFacts &facts)
{
    QStringList shared = facts.synapse.networks;
    for (const ContainerFact *other : {&facts.postgres, &facts.mas}) {
        if (other->exists)
            shared.removeIf([&](const QString &network) { return !other->networks.contains(network); });
    }
    shared.sort();
    const QString planned = QStringLiteral("matrix-net");
    if (shared.contains(planned))
        return planned;
    const QStringList known = facts.composeNetworks.values();
    for (const QString &network : std::as_const(shared)) {
        if (known.contains(network))
            return network;
    }
    return shared.value(0);
}

} // namespace

QJsonObject Settings::toJson() const
{
    QJsonObject profile;
    for (const auto &field : bridgeTexts)
        profile.insert(QLatin1String(field.key), bridge.*field.member);
    for (const auto &field : bridgeNumbers)
        profile.insert(QLatin1String(field.key), bridge.*field.member);

    QJsonObject json;
    json.insert(QLatin1String(bridgeKey), profile);
    for (const auto &field : texts)
        json.insert(QLatin1String(field.key), this->*field.member);
    for (const auto &field : lists)
        json.insert(QLatin1String(field.key), QJsonArray::fromStringList(this->*field.member));
    for (const auto &field : switches)
        json.insert(QLatin1String(field.key), this->*field.member);
    for (const auto &field : numbers)
        json.insert(QLatin1String(field.key), this->*field.member);
    json.insert(QLatin1String(earlierDataKey), earlierData == EarlierData::Restore ? restoreWord : startAnewWord);
    return json;
}

Settings Settings::fromJson(const QJsonObject &json)
{
    Settings settings;
    const QJsonObject profile = json.value(QLatin1String(bridgeKey)).toObject();
    for (const auto &field : bridgeTexts)
        settings.bridge.*field.member = profile.value(QLatin1String(field.key)).toString();
    for (const auto &field : bridgeNumbers)
        settings.bridge.*field.member = profile.value(QLatin1String(field.key)).toInt();
    for (const auto &field : texts)
        settings.*field.member = json.value(QLatin1String(field.key)).toString();
    for (const auto &field : lists) {
        const QJsonArray values = json.value(QLatin1String(field.key)).toArray();
        for (const auto &value : values)
            (settings.*field.member).append(value.toString());
    }
    for (const auto &field : switches)
        settings.*field.member = json.value(QLatin1String(field.key)).toBool(settings.*field.member);
    for (const auto &field : numbers)
        settings.*field.member = json.value(QLatin1String(field.key)).toInt(settings.*field.member);
    if (json.value(QLatin1String(earlierDataKey)).toString() == startAnewWord)
        settings.earlierData = EarlierData::StartAnew;
    return settings;
}

Result<Settings> Settings::fromYaml(const QByteArray &yaml, const Settings &defaults)
{
    try {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        Settings settings = defaults;
        if (root.IsNull())
            return settings;

        MappingReader reader(root, {});
        for (const auto &field : texts)
            reader.read(field.key, settings.*field.member);
        for (const auto &field : lists)
            reader.read(field.key, settings.*field.member);
        for (const auto &field : switches)
            reader.read(field.key, settings.*field.member);
        for (const auto &field : numbers)
            reader.read(field.key, settings.*field.member);
        QString earlier;
        reader.read(earlierDataKey, earlier);
        if (earlier == startAnewWord)
            settings.earlierData = EarlierData::StartAnew;
        else if (earlier == restoreWord)
            settings.earlierData = EarlierData::Restore;
        else if (!earlier.isEmpty())
            reader.wrongType(earlierDataKey, Words::tr("“restore” or “start_anew”"), root[earlierDataKey]);

        const auto profile = reader.take(bridgeKey);
        if (const auto error = reader.error())
            return *error;
        if (profile) {
            MappingReader nested(*profile, QLatin1String(bridgeKey) + QLatin1Char('.'));
            for (const auto &field : bridgeTexts)
                nested.read(field.key, settings.bridge.*field.member);
            for (const auto &field : bridgeNumbers)
                nested.read(field.key, settings.bridge.*field.member);
            if (const auto error = nested.error())
                return *error;
        }
        return settings;
    } catch (const YAML::Exception &exception) {
        return unusable(Words::tr("The settings file is not YAML."),
            Words::tr("Correct line %1 of the settings file.").arg(exception.mark.line + 1),
            QString::fromStdString(exception.msg));
    }
}

Settings Settings::goingOnFrom(const Settings &earlier) const
{
    const Settings untouched;
    Settings settings = earlier;
    for (const auto &field : texts)
        settings.*field.member = firstOf(this->*field.member, earlier.*field.member);
    // The earlier settings are the server's word, and no server names a file of a laptop.
    for (QString Settings::*document : {&Settings::servicesDocument, &Settings::memoryDocument}) {
        if (!isOnServer(settings.*document))
            settings.*document = this->*document;
    }
    for (const auto &field : lists) {
        if (!(this->*field.member).isEmpty())
            settings.*field.member = this->*field.member;
    }
    // Whom this operator trusts is not for the server to say, and can be taken back.
    settings.trustedAccounts = trustedAccounts;
    for (const auto &field : switches) {
        if (this->*field.member != untouched.*field.member)
            settings.*field.member = this->*field.member;
    }
    for (const auto &field : numbers) {
        if (this->*field.member != untouched.*field.member)
            settings.*field.member = this->*field.member;
    }
    for (const auto &field : bridgeTexts)
        settings.bridge.*field.member = firstOf(bridge.*field.member, earlier.bridge.*field.member);
    if (bridge.port != 0)
        settings.bridge.port = bridge.port;
    if (earlierData != untouched.earlierData)
        settings.earlierData = earlierData;
    // Addresses of containers change when they are made anew; the survey knows them.
    settings.synapseUrl = synapseUrl;
    return settings;
}

Settings Settings::completedFrom(const ServerFacts &facts) const
{
    Settings full = *this;
    if (const auto shipped = BridgeProfile::load(QStringLiteral("signal"))) {
        full.bridge.linkPrefix = shipped->linkPrefix;
        for (const auto &field : bridgeTexts)
            full.bridge.*field.member = firstOf(bridge.*field.member, (*shipped).*field.member);
        if (full.bridge.port == 0)
            full.bridge.port = shipped->port;
    }

    full.composeFile = firstOf(composeFile, nameOf(facts.composeFile), QStringLiteral("/opt/matrix/docker-compose.yml"));
    const QString beside = full.composeFile.section(u'/', 0, -2);
    full.domain = firstOf(domain, facts.serverName, QStringLiteral("echo6.co"));
    full.operatorId = firstOf(operatorId, facts.synapseAdmins.size() == 1 ? facts.synapseAdmins.first() : QString(),
        QLatin1String("@matt:") + full.domain);

    full.synapseContainer = firstOf(synapseContainer, facts.synapse.name, QStringLiteral("matrix-synapse"));
    full.synapseService = firstOf(synapseService, facts.synapse.service, QStringLiteral("synapse"));
    full.postgresContainer = firstOf(postgresContainer, facts.postgres.name, QStringLiteral("matrix-postgres"));
    full.postgresService = firstOf(postgresService, facts.postgres.service, QStringLiteral("postgres"));
    full.postgresSuperuser = firstOf(postgresSuperuser, facts.postgresSuperuser, QStringLiteral("synapse"));
    // A server that was looked at and has no MAS keeps none.
    full.masContainer =
        firstOf(masContainer, facts.mas.name, facts.containers.isEmpty() ? QStringLiteral("matrix-mas") : QString());
    full.network = firstOf(network, sharedNetwork(facts), QStringLiteral("matrix-net"));

    const int port = facts.synapsePort > 0 ? facts.synapsePort : 8008;
    const QString address = facts.synapse.addresses.value(full.network);
    full.synapseUrl = firstOf(synapseUrl, facts.synapseUrl,
        address.isEmpty() ? QString() : QStringLiteral("http://%1:%2").arg(address).arg(port),
        QStringLiteral("http://127.0.0.1:8008"));
    full.synapseInnerUrl = firstOf(synapseInnerUrl, QStringLiteral("http://%1:%2").arg(full.synapseContainer).arg(port));

    full.homeserverFile =
        firstOf(homeserverFile, nameOf(facts.homeserver), QString(beside + QLatin1String("/synapse/homeserver.yaml")));
    full.bridgeDirectory =
        firstOf(bridgeDirectory, nameOf(facts.bridgeDirectory), QString(beside + QLatin1Char('/') + full.bridge.service));
    full.backupScript =
        firstOf(backupScript, nameOf(facts.backupScript), QString(beside + QLatin1String("/scripts/pg_backup.sh")));
    if (full.backupDatabases.isEmpty()) {
        full.backupDatabases.append(full.bridge.database);
        if (facts.databases.isEmpty() || facts.database(QStringLiteral("mas")))
            full.backupDatabases.append(QStringLiteral("mas"));
    }
    return full;
}

} // namespace Bridgekeeper
