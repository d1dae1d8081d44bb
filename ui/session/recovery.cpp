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

Recovery::Recovery(Project& project, const QString& folder, QObject* parent)
    : QObject(parent),
      project_(project),
      folder_(folder),
      name_(QUuid::createUuid().toString(QUuid::WithoutBraces)) {
    timer_.setInterval(interval_ms);
    connect(&timer_, &QTimer::timeout, this, &Recovery::keep);
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

// A disk that is full is no reason to stop anybody: there is another attempt in a minute.
void Recovery::keep() {
    adopted_ = adopted_ && !project_.isInStep();
    if (adopted_) return;
    if (!project_.isWorthAsking()) return forget();
    lock();
    try {
        write_file((inFolder(name_) + path_ending).toStdString(), project_.path().toStdString());
        project_.write(inFolder(name_) + kept_ending());
    } catch (const std::exception&) {
    }
}

// What could not be opened is offered again.
void Recovery::forget() {
    if (!lock_) return;
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
