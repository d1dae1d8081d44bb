// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/numpy/zip_archive.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <algorithm>
#include <utility>
#include <zip.h>

namespace pushforward {

namespace {

[[noreturn]] void fail(const std::string& what, const char* fault) {
    throw Error(what + " is damaged: " + shown(fault, 200) + ". Get it again, or save it again.");
}

} // namespace

/// The open archive, and the bytes that it reads where they are in memory.
class ZipArchive::Handle {
public:
    explicit Handle(const DataFile& file) : file_(file) {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* const source =
            file_.is_in_memory()
                ? zip_source_buffer_create(file_.bytes().data(), file_.bytes().size(), 0, &error)
                : zip_source_file_create(file_.path().c_str(), 0, -1, &error);
        if (source) archive_ = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (archive_) return;
        if (source) zip_source_free(source);
        const std::string fault = zip_error_strerror(&error);
        zip_error_fini(&error);
        fail(file_.name(), fault.c_str());
    }

    ~Handle() { zip_discard(archive_); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    zip_t* archive() const { return archive_; }
    const std::string& name() const { return file_.name(); }

private:
    DataFile file_;
    zip_t* archive_ = nullptr;
};

class ZipArchive::Stream : public ByteStream {
public:
    Stream(std::shared_ptr<const Handle> handle, const ZipMember& member)
        : handle_(std::move(handle)),
          name_(handle_->name() + " (" + shown(member.name, 200) + ")"),
          size_(member.size),
          file_(zip_fopen_index(handle_->archive(), member.place, 0)) {
        if (!file_) fail(name_, zip_strerror(handle_->archive()));
    }

    ~Stream() override { zip_fclose(file_); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    std::uint64_t size() const override { return size_; }

    std::size_t read(std::span<char> into) override {
        std::size_t done = 0;
        while (done < into.size()) {
            const zip_int64_t count = zip_fread(file_, into.data() + done, into.size() - done);
            if (count < 0) fail(name_, zip_file_strerror(file_));
            if (count == 0) break;
            done += static_cast<std::size_t>(count);
        }
        place_ += done;
        return done;
    }

    void skip(std::uint64_t bytes) override {
        char passed[1 << 16];
        while (bytes > 0) {
            const auto count =
                static_cast<std::size_t>(std::min<std::uint64_t>(bytes, sizeof passed));
            if (read(std::span(passed, count)) != count) return;
            bytes -= count;
        }
    }

    /// The checksum is looked at where the end is met; a member that goes on beyond what the
    /// archive states is damaged too.
    void finish() override {
        if (place_ < size_) skip(size_ - place_);
        char more = 0;
        if (read(std::span(&more, 1)) != 0) fail(name_, "it is longer than the archive states");
    }

private:
    std::shared_ptr<const Handle> handle_;
    std::string name_;
    std::uint64_t size_, place_ = 0;
    zip_file_t* file_;
};

ZipArchive::ZipArchive(const DataFile& file) : handle_(std::make_shared<const Handle>(file)) {
    zip_t* const archive = handle_->archive();
    auto members = std::make_shared<std::vector<ZipMember>>();
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t entry;
        zip_stat_init(&entry);
        const auto place = static_cast<zip_uint64_t>(i);
        if (zip_stat_index(archive, place, 0, &entry) != 0)
            fail(file.name(), zip_strerror(archive));
        ZipMember member;
        member.name = entry.name;
        member.place = place;
        member.size = entry.size;
        member.stored_size = entry.comp_size;
        member.encrypted = entry.encryption_method != ZIP_EM_NONE;
        member.readable = entry.comp_method == ZIP_CM_STORE || entry.comp_method == ZIP_CM_DEFLATE;
        members->push_back(std::move(member));
    }
    members_ = std::move(members);
}

std::unique_ptr<ByteStream> ZipArchive::open(const ZipMember& member) const {
    const std::string name = handle_->name() + " (" + shown(member.name, 200) + ")";
    if (member.encrypted)
        throw Error(name + " is encrypted. Unpack the archive, and open what was in it.");
    if (!member.readable)
        throw Error(name + " is packed in a way that NumPy does not write. Unpack the archive, and "
                           "open what was in it.");
    return std::make_unique<Stream>(handle_, member);
}

bool looks_like_zip(std::string_view start) {
    return start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06");
}

} // namespace pushforward
