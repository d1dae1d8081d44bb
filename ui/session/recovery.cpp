// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/recovery.h"

#include "core/io/files.h"
#include "ui/session/project.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

#include <exception>

namespace pushforward {

namespace {

const QString lock_ending = QStringLiteral(".lock"), path_ending = QStringLiteral(".path");

QString kept_ending() { return u'.' + Project::ending; }

} // namespace

Recovery::Recovery(Project& project, Background& background, const QString& folder, QObject* parent)
    : QObject(parent),
      project_(project),
      background_(background),
      folder_(folder),
      name_(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      is_needed_(std::make_shared<std::atomic<bool>>(false)) {
    timer_.setInterval(interval_ms);
    connect(&timer_, &QTimer::timeout, this, [this] {
        const auto write = writing();
        if (!write) return;
        background_.run(
            this,
            [write]() -> Background::Deliver {
                write();
                return [] {};
            },
            [](const QString&) {
            }); // a full disk stops nobody: there is another attempt in a minute
    });
    timer_.start();
}

Recovery::~Recovery() = default;

QString Recovery::inFolder(const QString& name) const { return folder_ + u'/' + name; }

void Recovery::clear(const QString& name) const {
    for (const QString& ending : {kept_ending(), path_ending})
        QFile::remove(inFolder(name) + ending);
    if (name != name_ || !lock_) QFile::remove(inFolder(name) + lock_ending);
}

void Recovery::lock() {
    if (lock_) return;
    QDir().mkpath(folder_);
    lock_ = std::make_unique<QLockFile>(inFolder(name_) + lock_ending);
    lock_->setStaleLockTime(0);
    lock_->tryLock(0);
}

std::function<void()> Recovery::writing() {
    adopted_ = adopted_ && !project_.isInStep();
    if (adopted_) return {};
    if (!project_.isWorthAsking()) {
        forget();
        return {};
    }
    lock();
    *is_needed_ = true;
    return [place = inFolder(name_), path = project_.path(), model = project_.model(),
            is_needed = is_needed_] {
        if (!*is_needed) return;
        write_file((place + path_ending).toStdString(), path.toStdString());
        write_model((place + kept_ending()).toStdString(), model);
        if (*is_needed) return; // the person has been asked meanwhile
        for (const QString& ending : {kept_ending(), path_ending}) QFile::remove(place + ending);
    };
}

void Recovery::keep() {
    try {
        if (const auto write = writing()) write();
    } catch (const std::exception&) { // there is nobody left to be told
    }
}

// What could not be opened is offered again.
void Recovery::forget() {
    if (!lock_) return;
    *is_needed_ = false;
    lock_.reset();
    if (!adopted_ || project_.isInStep()) clear(name_);
}

std::optional<Recovery::Left> Recovery::left() const {
    const QDir folder(folder_);
    for (const QFileInfo& file :
         folder.entryInfoList({u'*' + kept_ending()}, QDir::Files, QDir::Time)) {
        const QString name = file.completeBaseName();
        QLockFile lock(inFolder(name) + lock_ending);
        lock.setStaleLockTime(0);
        if (name == name_ || !lock.tryLock(0)) continue; // its window is still there
        QFile path(inFolder(name) + path_ending);
        const QString project =
            path.open(QIODevice::ReadOnly) ? QString::fromUtf8(path.readAll()) : QString();
        return Left{file.filePath(), project, file.lastModified()};
    }
    return std::nullopt;
}

void Recovery::recover(const Left& left) {
    lock();
    clear(name_);
    const QString from = QFileInfo(left.file).completeBaseName();
    const QString kept = inFolder(name_) + kept_ending();
    QFile::rename(inFolder(from) + path_ending, inFolder(name_) + path_ending);
    const bool is_ours = QFile::rename(left.file, kept);
    adopted_ = project_.recover(is_ours ? kept : left.file, left.project);
    if (is_ours) clear(from);
}

void Recovery::discard(const Left& left) { clear(QFileInfo(left.file).completeBaseName()); }

} // namespace pushforward
