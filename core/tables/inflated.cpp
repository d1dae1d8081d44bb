// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/inflated.h"

#include "core/math/error.h"

#include <bzlib.h>
#include <functional>
#include <lzma.h>
#include <memory>
#include <vector>
#include <zlib.h>

namespace pushforward {

namespace {

constexpr std::size_t packed_piece = std::size_t{1} << 17;
constexpr std::uint64_t always_unpacked = std::uint64_t{64} << 20;
constexpr std::uint64_t most_unpacked = std::uint64_t{4} << 30, densest = 500;

constexpr std::string_view gzip_mark("\x1f\x8b", 2),
    xz_mark("\xfd"
            "7zXZ\0",
            6),
    bzip_mark("BZh", 3);

/// Unpacks pieces. `run` takes what is left of the input and the room for output, moves on in both,
/// and says whether a packed stream has ended.
class Unpacker {
public:
    virtual ~Unpacker() = default;
    virtual bool run(std::span<char>& in, std::span<char>& out) = 0; ///< throws Error
    virtual void begin_again() = 0;                                  ///< for a stream behind it
};

template <class Stream>
void set_places(Stream& stream, std::span<char> in, std::span<char> out) {
    stream.next_in = reinterpret_cast<decltype(stream.next_in)>(in.data());
    stream.avail_in = static_cast<decltype(stream.avail_in)>(in.size());
    stream.next_out = reinterpret_cast<decltype(stream.next_out)>(out.data());
    stream.avail_out = static_cast<decltype(stream.avail_out)>(out.size());
}

template <class Stream>
void move_on(const Stream& stream, std::span<char>& in, std::span<char>& out) {
    in = in.last(stream.avail_in);
    out = out.last(stream.avail_out);
}

class Gzip : public Unpacker {
public:
    Gzip() {
        constexpr int gzip_alone = 15 + 16;
        if (inflateInit2(&stream_, gzip_alone) != Z_OK) throw std::bad_alloc();
    }
    ~Gzip() override { inflateEnd(&stream_); }

    bool run(std::span<char>& in, std::span<char>& out) override {
        set_places(stream_, in, out);
        const int state = inflate(&stream_, Z_NO_FLUSH);
        move_on(stream_, in, out);
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
            throw Error("its gzip data are wrong");
        return state == Z_STREAM_END;
    }
    void begin_again() override { inflateReset(&stream_); }

private:
    z_stream stream_{};
};

class Xz : public Unpacker {
public:
    Xz() { begin_again(); }
    ~Xz() override { lzma_end(&stream_); }

    bool run(std::span<char>& in, std::span<char>& out) override {
        set_places(stream_, in, out);
        const lzma_ret state = lzma_code(&stream_, LZMA_RUN);
        move_on(stream_, in, out);
        if (state == LZMA_MEMLIMIT_ERROR) throw Error("it needs more than 512 MB to be unpacked");
        if (state != LZMA_OK && state != LZMA_STREAM_END && state != LZMA_BUF_ERROR)
            throw Error("its xz data are wrong");
        return state == LZMA_STREAM_END;
    }
    void begin_again() override {
        constexpr std::uint64_t most_memory = std::uint64_t{512} << 20;
        if (lzma_stream_decoder(&stream_, most_memory, 0) != LZMA_OK) throw std::bad_alloc();
    }

private:
    lzma_stream stream_ = LZMA_STREAM_INIT;
};

class Bzip : public Unpacker {
public:
    Bzip() { begin(); }
    ~Bzip() override { BZ2_bzDecompressEnd(&stream_); }

    bool run(std::span<char>& in, std::span<char>& out) override {
        set_places(stream_, in, out);
        const int state = BZ2_bzDecompress(&stream_);
        move_on(stream_, in, out);
        if (state != BZ_OK && state != BZ_STREAM_END) throw Error("its bzip2 data are wrong");
        return state == BZ_STREAM_END;
    }
    void begin_again() override {
        BZ2_bzDecompressEnd(&stream_);
        begin();
    }

private:
    void begin() {
        stream_ = {};
        if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
    }

    bz_stream stream_{};
};

std::unique_ptr<Unpacker> unpacker_for(std::string_view start) {
    if (start.starts_with(gzip_mark)) return std::make_unique<Gzip>();
    if (start.starts_with(xz_mark)) return std::make_unique<Xz>();
    if (start.starts_with(bzip_mark)) return std::make_unique<Bzip>();
    return nullptr;
}

std::string unpacked_name(const std::string& name) {
    for (const std::string_view ending : {".gz", ".xz", ".bz2"})
        if (name.size() > ending.size() && name.ends_with(ending))
            return name.substr(0, name.size() - ending.size());
    return name.ends_with(".tgz") ? name.substr(0, name.size() - 4) + ".tar" : name;
}

std::string all_of(const DataFile& file, Unpacker& unpacker) {
    const std::unique_ptr<ByteStream> stream = file.open();
    std::vector<char> packed(packed_piece), room(packed_piece);
    std::string bytes;
    bool has_ended = false;
    for (;;) {
        std::span<char> in(packed.data(), stream->read(packed));
        if (in.empty()) break;
        while (!in.empty()) {
            if (has_ended && !looks_packed({in.data(), in.size()})) return bytes; // padding
            if (has_ended) unpacker.begin_again();
            std::span<char> out(room);
            const std::size_t before = in.size();
            has_ended = unpacker.run(in, out);
            bytes.append(room.data(), room.size() - out.size());
            const bool too_dense = bytes.size() / densest > file.size();
            if (bytes.size() > always_unpacked && (too_dense || bytes.size() > most_unpacked))
                throw Error("it inflates to more than " + std::to_string(bytes.size() >> 20) +
                            " MB" + (too_dense ? ", far more than numbers do" : ""));
            if (in.size() == before && out.size() == room.size()) break; // needs more of it
        }
    }
    for (std::span<char> none; !has_ended;) { // what is held back in the unpacker
        std::span<char> out(room);
        has_ended = unpacker.run(none, out);
        bytes.append(room.data(), room.size() - out.size());
        if (!has_ended && out.size() == room.size()) throw Error("it is cut off");
    }
    return bytes;
}

} // namespace

bool looks_packed(std::string_view start) {
    return start.starts_with(gzip_mark) || start.starts_with(xz_mark) ||
           (start.starts_with(bzip_mark) && start.size() > 4 && start[4] == '1');
}

DataFile inflated(const DataFile& file) {
    const std::string start = file.start(8);
    if (!looks_packed(start)) return file;
    try {
        DataFile unpacked =
            DataFile::in_memory(unpacked_name(file.name()), all_of(file, *unpacker_for(start)));
        unpacked.watch(file.reading());
        return unpacked;
    } catch (const CancelledError&) {
        throw;
    } catch (const Error& error) {
        throw Error(file.name() + " cannot be unpacked: " + error.what() +
                    ". Get it again, or unpack it yourself.");
    }
}

} // namespace pushforward
