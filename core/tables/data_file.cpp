// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/data_file.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace pushforward {

namespace {

class DiskStream : public ByteStream {
public:
    DiskStream(const std::string& path, std::string name)
        : name_(std::move(name)), input_(path, std::ios::binary) {
        if (!input_) fail();
        input_.seekg(0, std::ios::end);
        size_ = static_cast<std::uint64_t>(std::max<std::streamoff>(0, input_.tellg()));
        input_.seekg(0);
    }

    std::uint64_t size() const override { return size_; }

    std::size_t read(std::span<char> into) override {
        input_.read(into.data(), static_cast<std::streamsize>(into.size()));
        if (input_.bad()) fail();
        return static_cast<std::size_t>(input_.gcount());
    }

    void skip(std::uint64_t bytes) override {
        input_.seekg(static_cast<std::streamoff>(bytes), std::ios::cur);
    }

private:
    [[noreturn]] void fail() const {
        throw Error(name_ + " cannot be read: " + std::strerror(errno) +
                    ". Check that you may read it.");
    }

    std::string name_;
    std::ifstream input_;
    std::uint64_t size_ = 0;
};

class MemoryStream : public ByteStream {
public:
    explicit MemoryStream(std::shared_ptr<const std::string> bytes) : bytes_(std::move(bytes)) {}

    std::uint64_t size() const override { return bytes_->size(); }

    std::size_t read(std::span<char> into) override {
        const std::size_t count = std::min(into.size(), bytes_->size() - place_);
        std::copy_n(bytes_->data() + place_, count, into.data());
        place_ += count;
        return count;
    }

    void skip(std::uint64_t bytes) override {
        place_ += static_cast<std::size_t>(std::min<std::uint64_t>(bytes, bytes_->size() - place_));
    }

private:
    std::shared_ptr<const std::string> bytes_;
    std::size_t place_ = 0;
};

} // namespace

namespace {

/// Tells a watcher of each read.
class WatchedStream : public ByteStream {
public:
    WatchedStream(std::unique_ptr<ByteStream> stream, Reading& reading)
        : stream_(std::move(stream)), reading_(reading) {
        reading_.bytes_total = static_cast<std::int64_t>(stream_->size());
    }

    std::uint64_t size() const override { return stream_->size(); }

    std::size_t read(std::span<char> into) override {
        stop_if_cancelled(&reading_);
        const std::size_t count = stream_->read(into);
        advance(count);
        return count;
    }

    void skip(std::uint64_t bytes) override {
        stream_->skip(bytes);
        advance(bytes);
    }

private:
    void advance(std::uint64_t bytes) {
        place_ += static_cast<std::int64_t>(bytes);
        reading_.bytes_done = place_;
    }

    std::unique_ptr<ByteStream> stream_;
    Reading& reading_;
    std::int64_t place_ = 0;
};

} // namespace

DataFile DataFile::on_disk(const std::string& path) {
    namespace fs = std::filesystem;
    DataFile file;
    file.name_ = shown(path, 1024);
    file.path_ = path;
    std::error_code error;
    if (path.empty() || !fs::exists(path, error))
        throw Error("There is no file " + file.name_ + ". Check its name and folder.");
    if (fs::is_directory(path, error))
        throw Error(file.name_ + " is a folder. Choose a file in it.");
    errno = 0;
    file.size_ = DiskStream(path, file.name_).size();
    return file;
}

DataFile DataFile::in_memory(const std::string& name, std::string bytes) {
    DataFile file;
    file.name_ = shown(name, 1024);
    file.path_ = {};
    file.size_ = bytes.size();
    file.bytes_ = std::make_shared<const std::string>(std::move(bytes));
    return file;
}

std::string DataFile::start(std::size_t most) const {
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(most, size_)), '\0');
    bytes.resize(open()->read(bytes));
    return bytes;
}

std::string DataFile::all(std::uint64_t most) const {
    if (size_ > most)
        throw Error(name_ + " holds " + std::to_string(size_ >> 20) + " MB; at most " +
                    std::to_string(most >> 20) + " MB of a file of this kind are read.");
    return is_in_memory() ? bytes() : start(static_cast<std::size_t>(size_));
}

std::unique_ptr<ByteStream> DataFile::open() const {
    std::unique_ptr<ByteStream> stream;
    if (is_in_memory())
        stream = std::make_unique<MemoryStream>(bytes_);
    else
        stream = std::make_unique<DiskStream>(path_, name_);
    if (reading_ == nullptr) return stream;
    return std::make_unique<WatchedStream>(std::move(stream), *reading_);
}

std::string ending_of(const std::string& name) {
    const std::size_t dot = name.find_last_of("./");
    if (dot == name.npos || name[dot] != '.') return {};
    std::string ending = name.substr(dot + 1);
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
}

} // namespace pushforward
