// SPDX-License-Identifier: GPL-3.0-or-later
#include "phases.h"

#include "app/change/shellcall.h"
#include "app/text/bridgeconfigedit.h"

#include <QObject>
#include <QRegularExpression>

namespace Bridgekeeper {

namespace {

StepPlan planRegistration(const StepContext &context)
{
    StepPlan plan;
    if (context.facts.bridgeRegistration.exists)
        plan.reason = QObject::tr("registration.yaml is there.");
    else
        plan.changes.emplace_back(RunContainer{
            context.settings.bridgeImage(), context.settings.bridgeDirectory, QStringLiteral("registration.yaml")});
    return plan;
}

QByteArray askNothing(const StepContext &)
{
    return {};
}

QList<Proof> judgeRegistration(const StepContext &context, const Sections &)
{
    const Result<Registration> read = parseRegistration(context.facts.bridgeRegistration.bytes);
    if (!read)
        return {{QStringLiteral("registration-readable"), QObject::tr("registration.yaml can be read"), false,
            read.error().summary, read.error().detail, {}}};
    const Registration &registration = *read;
    const Result<BridgeConfig> config = parseBridgeConfig(context.facts.bridgeConfig.bytes);
    const Settings &settings = context.settings;
    const bool ownsBot = std::any_of(registration.users.begin(), registration.users.end(), [&settings](const Namespace &users) {
        return users.exclusive
            && QRegularExpression(QRegularExpression::anchoredPattern(users.regex)).match(settings.botId()).hasMatch();
    });
    const bool sameTokens = config && !registration.asToken.isEmpty() && config->asToken == registration.asToken
        && config->hsToken == registration.hsToken;
    return {{QStringLiteral("registration-id"), QObject::tr("Its id and address are those of the bridge"),
                registration.id == settings.bridge.appserviceId && registration.url == appserviceAddress(settings),
                QObject::tr("id %1, url %2").arg(registration.id, registration.url.value_or(QStringLiteral("null"))), {}, {}},
        {QStringLiteral("registration-msc4190"), QObject::tr("It asks for MSC4190, which encryption under MAS needs"),
            registration.msc4190,
            registration.msc4190 ? QStringLiteral("io.element.msc4190: true") : QObject::tr("the flag is missing"), {}, {}},
        {QStringLiteral("registration-bot"), QObject::tr("Its exclusive namespace covers %1").arg(settings.botId()), ownsBot,
            registration.users.empty() ? QString() : registration.users.front().regex, {}, {}},
        {QStringLiteral("registration-tokens"), QObject::tr("config.yaml holds the same tokens"), sameTokens,
            sameTokens ? QObject::tr("as_token and hs_token are equal") : QObject::tr("they differ"), {}, {}}};
}

StepPlan planDoublePuppet(const StepContext &context)
{
    StepPlan plan;
    FileFact file = context.facts.doublePuppet;
    if (file.exists) {
        plan.reason = QObject::tr("doublepuppet.yaml is there.");
        return plan;
    }
    if (file.path.isEmpty())
        file.path = context.settings.bridgeDirectory + QStringLiteral("/doublepuppet.yaml");
    const Result<BridgeConfig> config = parseBridgeConfig(context.facts.bridgeConfig.bytes);
    const QByteArray token = config ? config->doublePuppetToken(context.settings.domain).toUtf8() : QByteArray();
    const QString what = QObject::tr("Register the double puppet: messages sent from a phone appear as their sender");
    if (token.isEmpty()) {
        plan.reason = QObject::tr("Its token is known once step 8 has written config.yaml.");
        plan.later.push_back({QLatin1String(WriteFile::kind), file.path, what});
        return plan;
    }
    plan.changes.emplace_back(WriteFile::of(file,
        doublePuppetRegistration(context.settings.domain.toUtf8(), token, context.secrets.doublePuppetHomeserverToken), what,
        FileCheck::None, QStringLiteral("600"), QStringLiteral("1337:1337")));
    return plan;
}

QList<Proof> judgeDoublePuppet(const StepContext &context, const Sections &)
{
    const Result<Registration> read = parseRegistration(context.facts.doublePuppet.bytes);
    if (!read)
        return {{QStringLiteral("puppet-readable"), QObject::tr("doublepuppet.yaml can be read"), false, read.error().summary,
            read.error().detail, {}}};
    const Result<BridgeConfig> config = parseBridgeConfig(context.facts.bridgeConfig.bytes);
    const bool everybody = read->users.size() == 1 && !read->users.front().exclusive
        && QRegularExpression(QRegularExpression::anchoredPattern(read->users.front().regex))
               .match(context.settings.operatorId)
               .hasMatch();
    const bool same = config && config->doublePuppetToken(context.settings.domain) == read->asToken;
    return {{QStringLiteral("puppet-namespace"), QObject::tr("It covers every user of the domain, exclusively none"),
                everybody && !read->url,
                read->users.empty() ? QString()
                                    : QObject::tr("%1, exclusive: %2")
                                          .arg(read->users.front().regex,
                                              read->users.front().exclusive ? QStringLiteral("true") : QStringLiteral("false")),
                {}, {}},
        {QStringLiteral("puppet-token"), QObject::tr("config.yaml holds its token"), same,
            same ? QObject::tr("equal") : QObject::tr("they differ"), {}, {}}};
}

StepPlan planCopies(const StepContext &context)
{
    StepPlan plan;
    const ServerFacts &facts = context.facts;
    const auto copy = [&](const FileFact &from, FileFact to, const QString &name) {
        if (to.path.isEmpty())
            to.path = facts.dataVolume + QLatin1Char('/') + name;
        const QString what = QObject::tr("Copy %1 to where Synapse reads it, readable as homeserver.yaml is").arg(name);
        if (!from.exists)
            plan.later.push_back({QLatin1String(WriteFile::kind), to.path, what});
        else if (!to.exists || to.bytes != from.bytes)
            plan.changes.emplace_back(
                WriteFile::of(to, from.bytes, what, FileCheck::None, facts.homeserver.mode, facts.homeserver.owner));
    };
    copy(facts.bridgeRegistration, facts.registrationInSynapse, QStringLiteral("registration.yaml"));
    copy(facts.doublePuppet, facts.doublePuppetInSynapse, QStringLiteral("doublepuppet.yaml"));
    if (plan.changes.empty() && plan.later.empty())
        plan.reason = QObject::tr("Synapse's directory holds both files already.");
    else if (!plan.later.empty())
        plan.reason = QObject::tr("The files are known once steps 9 and 10 have made them.");
    return plan;
}

QByteArray askCopies(const StepContext &)
{
    return shellCall("prove_readable", {QStringLiteral("registration.yaml"), QStringLiteral("doublepuppet.yaml")});
}

QList<Proof> judgeCopies(const StepContext &context, const Sections &answers)
{
    QList<Proof> proofs;
    const auto readable = [&](const QByteArray &name, const FileFact &original) {
        const QByteArray hash = answer(answers, "read-as-synapse-" + name).left(64);
        proofs.append({QStringLiteral("readable-") + QString::fromUtf8(name),
            QObject::tr("Synapse's own user reads %1 in its container, byte for byte").arg(QString::fromUtf8(name)),
            !hash.isEmpty() && QString::fromUtf8(hash) == original.sha256,
            hash.isEmpty() ? QObject::tr("it cannot read the file")
                           : QObject::tr("SHA-256 %1…").arg(QString::fromUtf8(hash.left(16))),
            {}, hash.isEmpty() ? QObject::tr("The copy's mode or owner keeps Synapse's user out.") : QString()});
    };
    readable("registration.yaml", context.facts.bridgeRegistration);
    readable("doublepuppet.yaml", context.facts.doublePuppet);
    return proofs;
}

} // namespace

std::vector<Step> registrationSteps()
{
    return {
        {9, "registration", Phase::Registration, QObject::tr("Generate registration.yaml"),
            QObject::tr("The image writes it, and puts its tokens into config.yaml."), planRegistration, askNothing,
            judgeRegistration, {SurveyPart::Bridge}},
        {10, "double-puppet", Phase::Registration, QObject::tr("Create doublepuppet.yaml"),
            QObject::tr("A second registration, without an address, that may speak as the domain's users."), planDoublePuppet,
            askNothing, judgeDoublePuppet, {SurveyPart::Bridge}},
        {11, "copies", Phase::Registration, QObject::tr("Copy both into Synapse's directory"),
            QObject::tr("With the owner and mode of homeserver.yaml: the generated file is closed to Synapse's user."),
            planCopies, askCopies, judgeCopies, {SurveyPart::Bridge}},
    };
}

} // namespace Bridgekeeper
