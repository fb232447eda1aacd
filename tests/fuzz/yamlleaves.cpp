// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/yamlleaves.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace Bridgekeeper::Fuzz {
namespace {

constexpr int depthLimit = 80;
constexpr std::size_t countLimit = 20'000;

struct TooMuch { };

void collect(const YAML::Node &node, const YamlPath &path, Leaves &leaves)
{
    if (path.size() > depthLimit || leaves.size() > countLimit)
        throw TooMuch();
    const auto tag = QByteArray::fromStdString(node.Tag());
    if (node.IsScalar() || node.IsNull() || node.size() == 0)
        leaves.emplace_back(path, node.IsScalar() ? tag + ' ' + QByteArray::fromStdString(node.Scalar()) : QByteArray());
    else if (node.IsSequence())
        for (std::size_t i = 0; i < node.size(); ++i)
            collect(node[i], path + YamlPath{QByteArray::number(static_cast<qulonglong>(i))}, leaves);
    else
        for (const auto &entry : node)
            collect(entry.second,
                path + YamlPath{entry.first.IsScalar() ? QByteArray::fromStdString(entry.first.Scalar()) : QByteArray("?")},
                leaves);
}

bool startsWith(const YamlPath &path, const YamlPath &start)
{
    return path.size() >= start.size() && std::equal(start.begin(), start.end(), path.begin());
}

} // namespace

std::optional<Leaves> leavesOf(const QByteArray &yaml)
{
    Leaves leaves;
    try {
        collect(YAML::Load(yaml.toStdString()), {}, leaves);
    } catch (const YAML::Exception &) {
        return std::nullopt;
    } catch (const TooMuch &) {
        return std::nullopt;
    }
    return leaves;
}

Leaves outside(const Leaves &leaves, const std::vector<YamlPath> &paths)
{
    Leaves rest;
    std::copy_if(leaves.begin(), leaves.end(), std::back_inserter(rest), [&paths](const Leaf &leaf) {
        return std::none_of(paths.begin(), paths.end(), [&leaf](const YamlPath &path) {
            return startsWith(leaf.first, path) || (leaf.second.isEmpty() && startsWith(path, leaf.first));
        });
    });
    return rest;
}

QByteArrayList comments(const QByteArray &yaml)
{
    QByteArrayList found;
    for (const QByteArray &line : yaml.split('\n')) {
        if (line.trimmed().startsWith('#'))
            found += line.trimmed();
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace Bridgekeeper::Fuzz
