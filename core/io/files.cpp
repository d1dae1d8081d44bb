// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/files.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace pushforward {

namespace {

/// The end of a long path tells files apart, so paths are shown up to a greater length.
std::string path_shown(const std::string& path) { return shown(path, 1024); }

[[noreturn]] void fail_to_write(const std::string& path, const QFileDevice& file) {
    throw Error(path_shown(path) + " cannot be written: " + file.errorString().toStdString() +
                ". Choose another place, or make room and try again.");
}

bool is_special(const QFileInfo& info) { return info.exists() && !info.isFile() && !info.isDir(); }

/// Checks what can be checked without opening a file.
void check_place(const std::string& path, const QFileInfo& info) {
    if (path.empty()) throw Error("No name was given for the file to write.");
    if (info.isDir())
        throw Error(path_shown(path) + " is a folder. Give the name of a file in it.");
    const QFileInfo folder(info.absolutePath());
    if (!folder.exists())
        throw Error(path_shown(path) + " cannot be written: there is no folder " +
                    path_shown(info.absolutePath().toStdString()) + ". Make it first.");
    if (!folder.isDir())
        throw Error(path_shown(path) + " cannot be written: " +
                    path_shown(info.absolutePath().toStdString()) + " is not a folder.");
}

void open_to_write(const std::string& path, QFileDevice& file, QIODevice::OpenMode mode) {
    if (!file.open(mode)) fail_to_write(path, file);
}

} // namespace

std::string read_file(const std::string& path, std::int64_t most) {
    const QString name = QString::fromStdString(path);
    const QFileInfo info(name);
    if (path.empty() || !info.exists())
        throw Error("There is no file " + path_shown(path) + ". Check its name and folder.");
    if (info.isDir())
        throw Error(path_shown(path) + " is a folder. Give the name of a file in it.");
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        throw Error(path_shown(path) + " cannot be read: " + file.errorString().toStdString() +
                    ". Check its permissions.");
    // Not readAll: the size of a pipe or a device is not known, and may have no end.
    QByteArray bytes;
    for (;;) {
        const QByteArray piece = file.read(std::int64_t{1} << 20);
        if (piece.isEmpty()) break;
        bytes += piece;
        if (bytes.size() > most)
            throw Error(path_shown(path) + " is larger than " + std::to_string(most >> 20) +
                        " MB, the most that is read here. Check that it is the right file.");
    }
    if (file.error() != QFileDevice::NoError)
        throw Error(path_shown(path) + " cannot be read: " + file.errorString().toStdString() +
                    ".");
    return bytes.toStdString();
}

void write_file(const std::string& path, const std::string& bytes) {
    const QString name = QString::fromStdString(path);
    const QFileInfo info(name);
    check_place(path, info);
    const auto size = static_cast<qint64>(bytes.size());
    if (is_special(info)) {
        QFile file(name);
        open_to_write(path, file, QIODevice::WriteOnly | QIODevice::Unbuffered);
        if (file.write(bytes.data(), size) != size || !file.flush()) fail_to_write(path, file);
        return;
    }
    QSaveFile file(name);
    open_to_write(path, file, QIODevice::WriteOnly);
    if (file.write(bytes.data(), size) != size || !file.commit()) fail_to_write(path, file);
}

void check_can_write(const std::string& path) {
    const QString name = QString::fromStdString(path);
    const QFileInfo info(name);
    check_place(path, info);
    if (is_special(info)) {
        if (!info.isWritable())
            throw Error(path_shown(path) + " cannot be written: it is read-only.");
        return;
    }
    QSaveFile file(name);
    open_to_write(path, file, QIODevice::WriteOnly);
    file.cancelWriting();
}

} // namespace pushforward
