// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace Bridgekeeper::Fuzz {

/// Whether `planted` stands in `script`, a POSIX sh script, only where a shell takes bytes as they are: in single quotes, or in
/// a here-document whose delimiter is quoted. Returns what is wrong, with what stands around it; nothing when all is well.
///
/// `planted` holds a byte that means something to a shell, so that quoted() never leaves it bare; a value with it before,
/// behind and between all such bytes cannot end its quotes unseen. It takes `parts` of the script, known texts without
/// `planted`, for what they are and does not read them. A here-document for "$bk_place/script" is itself such a script. What it
/// does not understand is a fault.
[[nodiscard]] std::optional<QByteArray> misplaced(
    const QByteArray &script, const QByteArray &planted, const QByteArrayList &parts = {});

/// The words of the command that begins at `start`, which ends with its line outside of quotes, as a shell takes them; empty
/// when one of them is not spelled in plain bytes and single quotes alone.
[[nodiscard]] QByteArrayList wordsOf(const QByteArray &script, qsizetype start);

} // namespace Bridgekeeper::Fuzz
