// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <vector>

namespace pushforward {

/// Memory that is handed out in order and released all at once, so that a training step allocates
/// nothing once the first steps are done. Blocks are aligned to 64 bytes and never move.
class Arena {
public:
    struct Mark {
        std::size_t chunk = 0, used = 0;
    };

    /// Uninitialised memory.
    void* allocate(std::size_t bytes);

    template <class T>
    T* allocate_array(std::size_t count) {
        return static_cast<T*>(allocate(count * sizeof(T)));
    }

    Mark mark() const { return mark_; }
    void release(Mark mark) { mark_ = mark; } ///< releases everything handed out after the mark
    void clear() { mark_ = {}; }

private:
    struct Free {
        void operator()(std::byte* p) const { ::operator delete (p, std::align_val_t{64}); }
    };
    struct Chunk {
        std::unique_ptr<std::byte, Free> memory;
        std::size_t size = 0;
    };
    std::vector<Chunk> chunks_;
    Mark mark_;
};

} // namespace pushforward
