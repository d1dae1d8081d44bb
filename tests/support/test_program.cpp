// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"

#include <QTest>

#include <cstdio>
#include <vector>

// What the program is linked with says which application it needs.
#if defined(QT_WIDGETS_LIB)
#include <QApplication>
using Application = QApplication;
#elif defined(QT_GUI_LIB)
#include <QGuiApplication>
using Application = QGuiApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

std::map<QString, std::function<std::unique_ptr<QObject>()>>& test_classes() {
    static std::map<QString, std::function<std::unique_ptr<QObject>()>> classes;
    return classes;
}

int main(int argc, char** argv) {
    const auto known = test_classes().find(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    if (known == test_classes().end()) {
        std::fprintf(stderr, "Usage: %s TEST [QtTest's options], TEST one of:\n", argv[0]);
        for (const auto& [name, make] : test_classes())
            std::fprintf(stderr, "  %s\n", qPrintable(name));
        return 2;
    }
    // QtTest, and settings, take the test for the program.
    std::vector<char*> arguments(argv + 1, argv + argc);
    int count = argc - 1;
    arguments.push_back(nullptr);
    Application application(count, arguments.data());
    const std::unique_ptr<QObject> test = known->second();
    return QTest::qExec(test.get(), count, arguments.data());
}
