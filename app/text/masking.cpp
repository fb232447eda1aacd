// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/masking.h"

#include "app/text/yamlfile.h"
#include "app/text/yamlnode.h"
#include "app/text/yamlvalue.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <mutex>

namespace Bridgekeeper {
namespace {

constexpr qsizetype leastCharacters = 6;

QByteArray jsonEscaped(const QByteArray &text, bool asciiOnly)
{
    QByteArray escaped;
    for (const QChar c : QString::fromUtf8(text)) {
        switch (c.unicode()) {
        case '"':
            escaped += "\\\"";
            break;
        case '\\':
            escaped += "\\\\";
            break;
        case '\n':
            escaped += "\\n";
            break;
        case '\r':
            escaped += "\\r";
            break;
        case '\t':
            escaped += "\\t";
            break;
        default:
            if (c.unicode() < 0x20 || (asciiOnly && c.unicode() > 0x7e))
                escaped += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
            else if (asciiOnly)
                escaped += static_cast<char>(c.unicode());
            else
                escaped += QString(c).toUtf8();
        }
    }
    return asciiOnly ? escaped
                     : QByteArray(text).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
}

QByteArray lowerHex(QByteArray percentEncoded)
{
    for (qsizetype i = 0; i + 2 < percentEncoded.size(); ++i) {
        if (percentEncoded[i] == '%') {
            const QByteArray digits = percentEncoded.mid(i + 1, 2).toLower();
            percentEncoded.replace(i + 1, 2, digits);
        }
    }
    return percentEncoded;
}

// The base64 digits that stand for `secret` wherever it lies inside a longer encoded text: its three alignments, without
// the digits at either end that other bytes share.
QByteArrayList base64Cores(const QByteArray &secret)
{
    QByteArrayList cores;
    for (qsizetype shift = 0; shift < 3; ++shift) {
        const QByteArray encoded = (QByteArray(shift, '\0') + secret).toBase64(QByteArray::OmitTrailingEquals);
        const qsizetype first = (shift * 8 + 5) / 6;
        const qsizetype last = (shift + secret.size()) * 8 / 6;
        cores += encoded.mid(first, last - first);
    }
    return cores;
}

bool isSecretKey(const QByteArray &key)
{
    static const QRegularExpression secret(
        QStringLiteral("token|secret|passw(?:or)?d|passphrase|passwd|private_?key|pickle_?key|signing_?key|"
                       "server_?key|api_?key|access_?key|encryption_?key|credential|macaroon|pepper|hmac|"
                       "^key$|_key$|^pgpass$|^pass$|_pass$|verifier"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression harmless(
        QStringLiteral(
            "(?:path|file|dir|directory|url|uri|host|lifetime|expir\\w*|ttl|length|size|enabled?|allow\\w*|type|id|name|"
            "server_keys|keys|required?|minimum|policy|algorithm|public_?key|user)$|^sync_|^allow|^require|^enable"),
        QRegularExpression::CaseInsensitiveOption);
    QString name = QString::fromUtf8(key);
    name.replace(QLatin1Char('-'), QLatin1Char('_'));
    return secret.match(name).hasMatch() && !harmless.match(name).hasMatch();
}

bool looksSecret(const QByteArray &value)
{
    static const QRegularExpression word(
        QStringLiteral("^(?:generate|disable|disabled|none|null|optional|required|default|auto|change.?me)$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression path(QStringLiteral("^(?:\\.{0,2}/|~/|[A-Za-z]:\\\\)[^\\s]*$"));
    static const QRegularExpression reference(QStringLiteral("^\\$(?:\\{[^}]*\\}|\\([^)]*\\)|[A-Za-z_]\\w*)$"));
    const QString text = QString::fromUtf8(value);
    bool ignored = false;
    return text.size() >= leastCharacters && !isYamlBoolean(value, ignored) && !word.match(text).hasMatch()
        && !reference.match(text).hasMatch()
        // A base64 value may begin with a slash: a path has more than one part, or an ending.
        && !(path.match(text).hasMatch() && (text.count(QLatin1Char('/')) > 1 || text.contains(QLatin1Char('.'))))
        && text != QLatin1String("This value is generated when generating the registration");
}

QByteArray withoutQuotes(const QByteArray &word)
{
    const bool isQuoted = word.size() > 1 && word.front() == word.back() && (word.front() == '"' || word.front() == '\'');
    return isQuoted ? word.mid(1, word.size() - 2) : word;
}

/// The bytes by which a form of a secret is looked up.
quint64 firstBytes(const QByteArray &text, qsizetype at)
{
    quint64 bytes = 0;
    for (qsizetype i = at; i < at + leastCharacters; ++i)
        bytes = bytes << 8U | static_cast<unsigned char>(text[i]);
    return bytes;
}

class Collector {
public:
    void add(const QByteArray &value)
    {
        if (m_found.size() > mostSecrets || m_known.contains(value) || !looksSecret(value))
            return;
        m_known.insert(value);
        m_found.push_back(value);
    }

    void addValue(const QByteArray &key, const QByteArray &value)
    {
        if (isSecretKey(key)) {
            add(value);
            // as_token:… of double puppeting
            if (value.startsWith("as_token:"))
                add(value.mid(9));
            // A key of several lines is seen line by line as well.
            if (value.contains('\n'))
                for (const QByteArray &line : value.split('\n'))
                    if (!line.startsWith("-----"))
                        add(line.trimmed());
        }
        addEmbedded(value);
    }

    // Secrets inside a value: a URI's password, NAME=value of an environment list, options like --password=…
    void addEmbedded(const QByteArray &value)
    {
        static const QRegularExpression uri(QStringLiteral("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/:@'\"]*:([^\\s/'\"]+)@"));
        static const QRegularExpression keyword(
            QStringLiteral("\\b(?:password|passwd)=('[^']*'|[^\\s;&'\"]+)"), QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression token(QStringLiteral("\\bas_token:([^\\s'\"]+)"));
        const QString text = QString::fromUtf8(value);
        for (const QRegularExpression *expression : {&uri, &keyword, &token}) {
            for (auto match = expression->globalMatch(text); match.hasNext();) {
                const QByteArray found = withoutQuotes(match.next().captured(1).toUtf8());
                if (found == "password" || found == "foobar")
                    continue;
                add(found);
                if (found.contains('%'))
                    add(QByteArray::fromPercentEncoding(found));
            }
        }
        if (const qsizetype equals = value.indexOf('=');
            equals > 0 && !value.first(equals).contains(' ') && isSecretKey(value.first(equals)))
            add(withoutQuotes(value.mid(equals + 1)));
    }

    void visit(const YamlNode &node, const QByteArray &key)
    {
        if (node.kind == YamlKind::Scalar)
            addValue(key, node.text);
        for (const YamlNode::Entry &entry : node.entries) {
            if (node.kind == YamlKind::Sequence)
                visit(entry.value, key == "secrets" ? QByteArray() : key); // a service's list of secrets holds names
            else
                visit(entry.value,
                    key == "secrets" && entry.value.kind == YamlKind::Scalar ? QByteArray("secret") : entry.key.text);
        }
    }

    void visitLines(const QByteArray &file)
    {
        static const QRegularExpression assignment(
            QStringLiteral("([A-Za-z_][A-Za-z0-9_.-]*)[\"']?\\s*[=:]\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s;&|#'\"]+)"));
        for (const QByteArray &line : file.split('\n')) {
            const QString text = QString::fromUtf8(line);
            for (auto match = assignment.globalMatch(text); match.hasNext();) {
                const auto found = match.next();
                if (isSecretKey(found.captured(1).toUtf8()))
                    add(withoutQuotes(found.captured(2).toUtf8()));
            }
            addEmbedded(line.trimmed());
        }
    }

    [[nodiscard]] std::vector<QByteArray> found() const { return m_found; }

private:
    std::vector<QByteArray> m_found;
    QSet<QByteArray> m_known;
};

} // namespace

void Masking::add(const QByteArray &secret)
{
    const qsizetype length = QString::fromUtf8(secret).size();
    if (length < leastCharacters)
        return;
    const QByteArray replacement = QStringLiteral("‹hidden: %1 characters›").arg(length).toUtf8();
    QByteArrayList forms = {secret, secret.toPercentEncoding(), lowerHex(secret.toPercentEncoding()),
        secret.toPercentEncoding("!$&'()*+,;=:@"), // as in a URI's user part or path

        secret.toPercentEncoding().replace("%20", "+"), jsonEscaped(secret, false), jsonEscaped(secret, true),
        QByteArray(secret).replace('\'', "'\\''"), QByteArray(secret).replace('\'', "''"), secret.toBase64(),
        secret.toBase64(QByteArray::Base64UrlEncoding)};
    for (const QByteArray &core : base64Cores(secret))
        forms += {core, QByteArray(core).replace('+', '-').replace('/', '_')};
    const std::unique_lock lock(m_mutex);
    for (const QByteArray &form : std::as_const(forms)) {
        if (form.size() < leastCharacters)
            continue;
        std::vector<Form> &alike = m_forms[firstBytes(form, 0)];
        if (std::any_of(alike.begin(), alike.end(), [&form](const Form &each) { return each.bytes == form; }))
            continue;
        const auto place =
            std::find_if(alike.begin(), alike.end(), [&form](const Form &each) { return each.bytes.size() < form.size(); });
        alike.insert(place, {form, replacement});
    }
}

void Masking::add(const std::vector<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets)
        add(secret);
}

QByteArray Masking::masked(const QByteArray &text) const
{
    struct Hit {
        qsizetype start;
        qsizetype end;
        QByteArray replacement;
    };
    std::vector<Hit> hits;
    {
        const std::shared_lock lock(m_mutex);
        for (qsizetype at = 0; !m_forms.isEmpty() && at + leastCharacters <= text.size(); ++at) {
            const auto alike = m_forms.constFind(firstBytes(text, at));
            if (alike == m_forms.cend())
                continue;
            for (const Form &form : *alike) {
                if (QByteArrayView(text).sliced(at).startsWith(form.bytes))
                    hits.push_back({at, at + form.bytes.size(), form.replacement});
            }
        }
    }
    // Secrets that overlap are hidden as one, so that no part of either stays.
    QByteArray result;
    qsizetype shown = 0;
    for (std::size_t i = 0; i < hits.size();) {
        Hit hit = hits[i];
        qsizetype longest = hit.end - hit.start;
        for (++i; i < hits.size() && hits[i].start < hit.end; ++i) {
            if (hits[i].end - hits[i].start > longest) {
                longest = hits[i].end - hits[i].start;
                hit.replacement = hits[i].replacement;
            }
            hit.end = std::max(hit.end, hits[i].end);
        }
        result += text.mid(shown, hit.start - shown) + hit.replacement;
        shown = hit.end;
    }
    return result + text.mid(shown);
}

QString Masking::masked(const QString &text) const
{
    return QString::fromUtf8(masked(text.toUtf8()));
}

std::vector<QByteArray> secretValues(const QByteArray &file)
{
    Collector collector;
    const Result<YamlFile> yaml = YamlFile::parse(file, QString());
    if (yaml && (yaml->root().kind == YamlKind::Mapping || yaml->root().kind == YamlKind::Sequence)) {
        collector.visit(yaml->root(), {});
        // Commented-out secrets are secrets, too.
        for (const QByteArray &line : file.split('\n')) {
            if (line.trimmed().startsWith('#'))
                collector.visitLines(line.trimmed().mid(1));
        }
    } else {
        collector.visitLines(file);
    }
    return collector.found();
}

} // namespace Bridgekeeper
