// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandsession.h"
#include "app/report/report.h"
#include "app/run/linkflow.h"
#include "app/steps/phases.h"
#include "tests/fuzz/hostileserver.h"
#include "tests/fuzz/untouched.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>

#include <sys/stat.h>

using namespace Bridgekeeper;
using Fuzz::HostileServer;
using Fuzz::must;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

/// The operator's own: a home with two documents, what the program keeps, and what is nobody else's business.
class Laptop {
public:
    Laptop()
    {
        QCoreApplication::setApplicationName(QStringLiteral("bridgekeeper"));
        m_home = QFileInfo(m_directory.path()).canonicalFilePath();
        qputenv("HOME", m_home.toUtf8());
        for (const char *variable : {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            qunsetenv(variable);
        qputenv("TZ", "UTC");
        const QByteArray home = m_home.toUtf8();
        for (const char *mine :
            {"/.local/share/bridgekeeper/", "/.local/state/bridgekeeper/", "/notes/services.md", "/notes/MEMORY.md"})
            Fuzz::Untouched::name((home + mine).toStdString());
        Fuzz::prepareOpenSsl();
        // The time zone is looked up once.
        static_cast<void>(QDateTime::currentDateTime().toString(Qt::ISODate));
    }

    /// As it was before the first input.
    void restore() const
    {
        const Fuzz::Unwatched preparing;
        QDir(m_home).removeRecursively();
        QDir().mkpath(m_home + QStringLiteral("/notes"));
        QDir().mkpath(m_home + QStringLiteral("/.ssh"));
        QDir().mkpath(m_home + QStringLiteral("/.local/share"));
        write(services(), "# What runs here\n");
        write(m_home + QStringLiteral("/notes/other.md"), "# Others\n");
        write(m_home + QStringLiteral("/.bashrc"), "alias ll='ls -l'\n");
        write(m_home + QStringLiteral("/.ssh/id_ed25519"), "a private key\n");
        mkfifo(QFile::encodeName(m_home + QStringLiteral("/fifo")).constData(), 0600);
    }

    [[nodiscard]] QString home() const { return m_home; }
    [[nodiscard]] QString services() const { return m_home + QStringLiteral("/notes/services.md"); }
    [[nodiscard]] QString memory() const { return m_home + QStringLiteral("/notes/MEMORY.md"); }

private:
    QTemporaryDir m_directory;
    QString m_home;
};

const Laptop &laptop()
{
    const Fuzz::Unwatched preparing;
    static const Laptop one;
    return one;
}

bool isTame(const QString &text)
{
    return std::none_of(text.cbegin(), text.cend(),
        [](QChar c) { return c.category() == QChar::Other_Control && c != QLatin1Char('\n') && c != QLatin1Char('\t'); });
}

/// What the operator asked for: nothing about documents, both on the laptop, or both on the server.
Settings wishes(const HostileServer &server)
{
    Settings settings;
    const QByteArray documents = server.parameter("documents");
    if (documents == "laptop") {
        settings.servicesDocument = laptop().services();
        settings.memoryDocument = laptop().memory();
    } else if (documents == "server") {
        settings.servicesDocument = QStringLiteral("server:/opt/matrix/services.md");
        settings.memoryDocument = QStringLiteral("server:/opt/matrix/MEMORY.md");
    }
    return settings;
}

/// All that the window does on one server.
void carryOut(const QByteArray &input)
{
    HostileServer server(input);
    Engine engine(server, wishes(server), QStringLiteral("matt@laptop"));
    const Listener listener = [](Stream, const QString &text) {
        must(isTame(text), "what a server says is shown without control characters");
    };
    if (!engine.survey({}, listener, server.has("looks") ? Engine::Settling::LookOnly : Engine::Settling::Settle))
        return;
    static_cast<void>(engine.blockers());
    for (const Step &step : allSteps()) {
        for (const Change &change : engine.plan(step.number).changes) {
            must(!summaryOf(change).isEmpty(), "every change can be shown");
            static_cast<void>(engine.masking().masked(QString::fromUtf8(diffOf(change))));
        }
    }
    const int number = server.parameter("step").isEmpty() ? documentsStep : server.parameter("step").toInt();
    if (number >= 1 && number <= documentsStep)
        static_cast<void>(engine.runStep(number, {}, listener));
    LinkFlow link(engine);
    if (link.start({}))
        static_cast<void>(link.wait({}));
    static_cast<void>(engine.recordLink({}));
    const auto checked = engine.check({});
    static_cast<void>(reportOf(engine, checked ? *checked : std::vector<CheckedStep>()));
    const int to = server.parameter("to").toInt();
    static_cast<void>(engine.previewRollback(to, {}));
    static_cast<void>(engine.rollback(to, {}, listener));
    static_cast<void>(engine.check({}));
    static_cast<void>(engine.finish({}));
}

/// What the command line does and prints, for a program and for a person.
void carryOut(const QByteArray &input, const QString &verb, bool json)
{
    HostileServer server(input);
    Options options;
    options.verb = verb;
    options.json = json;
    options.yes = true;
    options.link = server.has("links");
    options.takeOver = server.has("takes over");
    options.to = server.parameter("to").toInt();
    options.settings = wishes(server);
    QString printed;
    QString said;
    QTextStream out(&printed);
    QTextStream err(&said);
    CommandSession(options, [](const QString &) { return std::nullopt; }, out, err, {}).run(server);
    out.flush();
    err.flush();
    must(!json || QJsonDocument::fromJson(printed.toUtf8()).isObject(), "what is printed for a program is one document");
    // A code to scan is drawn with some.
    must((options.link || isTame(said)) && (json || isTame(printed)), "what a server says is shown without control characters");
}

} // namespace

// What a hostile server's root says, as HostileServer reads it, to the command line's "verb VERB", or to the window without
// one; {home} stands for the operator's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size).replace("{home}", laptop().home().toUtf8());
    laptop().restore();
    const HostileServer server(input);
    if (const QString verb = QString::fromLatin1(server.parameter("verb")); !verb.isEmpty())
        carryOut(input, verb, !server.has("for a person"));
    else
        carryOut(input);
    return 0;
}
