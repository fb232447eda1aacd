// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLayout;

namespace Bridgekeeper {

/// Takes everything out of `layout` and of the layouts in it, hides it at once and deletes it later. The interface thread.
void empty(QLayout *layout);

} // namespace Bridgekeeper
