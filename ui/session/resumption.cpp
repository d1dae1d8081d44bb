// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/resumption.h"

#include <utility>

namespace pushforward {

void Resumption::expect(SavedRun saved) {
    saved_ = std::make_shared<const SavedRun>(std::move(saved));
    is_taken_ = false;
}

const SavedRun* Resumption::from(const Document& document, const DataRequest& request) const {
    if (!saved_ || !(request_of(saved_->experiment) == request)) return nullptr;
    const std::int64_t opened = saved_->moment, now = document.moment();
    const bool follows = !is_taken_ && now > opened && document.canReach(opened);
    return now == opened || follows ? saved_.get() : nullptr;
}

} // namespace pushforward
