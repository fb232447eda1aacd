// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/steps/step.h"
#include "app/survey/survey.h"
#include "tests/fuzz/fuzz.h"

#include <QCryptographicHash>

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1795495000, Qt::UTC);

FreshSecrets fixedSecrets()
{
    return {QByteArray(48, 'a'), QByteArray(32, 'b'), QByteArray(64, 'c'), QByteArray(64, 'd')};
}

bool printable(const QString &text)
{
    return std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

QByteArray onTheWire(const Sections &sections)
{
    QByteArray lines;
    for (const auto &[name, section] : sections)
        lines += name + '\t' + QByteArray::number(section.status) + '\t' + section.text.toBase64() + '\n';
    return lines;
}

void checkFile(const FileFact &file)
{
    if (!file.exists || file.directory || file.special)
        return;
    must(!file.complete || file.size == file.bytes.size(), "a file that counts as complete has all its bytes");
    must(!file.complete || file.sha256.toLatin1() == QCryptographicHash::hash(file.bytes, QCryptographicHash::Sha256).toHex(),
        "the hash is that of the bytes");
}

// What a person sees of the facts, and what the steps make of them.
void usePurely(const ServerFacts &facts)
{
    const Settings settings = Settings{}.completedFrom(facts);
    for (const Assumption &assumption : assumptions(facts, settings))
        must(!assumption.key.isEmpty() && !assumption.title.isEmpty(), "every assumption can be shown");
    static_cast<void>(invalidFields(settings));

    const FreshSecrets secrets = fixedSecrets();
    const Documents documents;
    Result<Journal> journal = Journal::parse(facts.journal);
    const Journal read = journal ? std::move(*journal) : Journal();
    const StepContext context{facts, settings, read, secrets, documents, false};
    for (const Step &step : allSteps()) {
        const StepPlan plan = planStep(step, context);
        const StepPlan again = planStep(step, context);
        must(plan.state == again.state && plan.reason == again.reason && plan.changes.size() == again.changes.size(),
            "planning is pure");
        must(plan.state != StepPlan::State::Blocked || !plan.reason.isEmpty(), "what is blocked says why");
        for (const Change &change : plan.changes) {
            must(!summaryOf(change).isEmpty(), "every change can be shown");
            static_cast<void>(diffOf(change));
        }
    }
}

} // namespace

// The answers of a survey, as the recordings of tests/unit/data/survey are written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Fuzz::prepareOpenSsl();
    const QByteArray input = Fuzz::bytesOf(data, size);
    static_cast<void>(parseSections(input));
    const Sections sections = Fuzz::sectionsIn(input);
    // Names that no script of this program gives are refused.
    const bool named = std::all_of(sections.begin(), sections.end(), [](const auto &entry) {
        return !entry.first.isEmpty()
            && std::all_of(entry.first.begin(), entry.first.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    });
    const Result<Sections> received = parseSections(onTheWire(sections));
    must(received || !named, "sections survive the wire");
    must(!received || onTheWire(*received) == onTheWire(sections), "what was sent is read");

    ServerFacts facts;
    facts.journal = "as it was";
    const Result<void> updated = facts.update(sections, now);
    if (!updated) {
        must(facts.journal == "as it was" && facts.containers.isEmpty() && facts.serverTime.isNull(),
            "an answer that is not understood changes no fact");
        must(updated.error().kind == ErrorKind::Internal && !updated.error().summary.isEmpty()
                && !updated.error().hint.isEmpty(),
            "the error names the answer and says what to do");
        must(printable(updated.error().detail), "what a server says is shown without control characters");
        return 0;
    }
    for (const QString *shown : {&facts.operatingSystem, &facts.loginUser, &facts.dockerVersion, &facts.dockerError,
             &facts.composeError, &facts.homeserverError, &facts.postgresError, &facts.imageError, &facts.portHolder,
             &facts.backupSchedule, &facts.lockHolder, &facts.synapseVersion, &facts.postgresVersion})
        must(printable(*shown), "what a server says is shown without control characters");
    for (const FileFact *file :
        {&facts.composeFile, &facts.homeserver, &facts.bridgeConfig, &facts.bridgeRegistration, &facts.doublePuppet,
            &facts.registrationInSynapse, &facts.backupScript, &facts.databasePassword, &facts.keptPickleKey})
        checkFile(*file);

    ServerFacts again = facts;
    must(bool(again.update(sections, now)), "what was understood once is understood again");
    must(again.containers.size() == facts.containers.size() && again.networkMembers == facts.networkMembers
            && again.synapseUrl == facts.synapseUrl && again.roles.size() == facts.roles.size()
            && again.services.size() == facts.services.size() && again.drifted == facts.drifted,
        "the same answers give the same facts");
    usePurely(facts);
    return 0;
}
