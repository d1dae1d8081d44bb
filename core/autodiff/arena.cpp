// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/arena.h"

#include <algorithm>

namespace pushforward {

void* Arena::allocate(std::size_t bytes) {
    constexpr std::size_t chunk_size = std::size_t{1} << 20;
    bytes = (bytes + 63) / 64 * 64;
    while (mark_.chunk < chunks_.size() && mark_.used + bytes > chunks_[mark_.chunk].size)
        mark_ = {mark_.chunk + 1, 0};
    if (mark_.chunk == chunks_.size()) {
        const std::size_t size = std::max(bytes, chunk_size);
        void* memory = ::operator new (size, std::align_val_t{64});
        chunks_.push_back(
            {std::unique_ptr<std::byte, Free>(static_cast<std::byte*>(memory)), size});
        mark_.used = 0;
    }
    std::byte* place = chunks_[mark_.chunk].memory.get() + mark_.used;
    mark_.used += bytes;
    return place;
}

} // namespace pushforward
