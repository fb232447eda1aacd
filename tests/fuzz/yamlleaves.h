// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/yamlfile.h"

#include <QByteArrayList>

#include <optional>
#include <utility>
#include <vector>

namespace Bridgekeeper::Fuzz {

/// A value that holds no other, with its path, in the file's order; aliases and anchors are followed.
using Leaf = std::pair<YamlPath, QByteArray>;
using Leaves = std::vector<Leaf>;

/// What yaml-cpp's own tree makes of `yaml`, which YamlEdit does not use; nothing when it does not parse, or when its aliases
/// make it endless or very large.
[[nodiscard]] std::optional<Leaves> leavesOf(const QByteArray &yaml);

/// Without the leaves at or below one of `paths`, and without empty ones above it, which an edit may fill.
[[nodiscard]] Leaves outside(const Leaves &leaves, const std::vector<YamlPath> &paths);

/// The lines of `yaml` that hold nothing but a comment, sorted.
[[nodiscard]] QByteArrayList comments(const QByteArray &yaml);

} // namespace Bridgekeeper::Fuzz
