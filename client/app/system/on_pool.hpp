// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace pult::client {

/// Does `work` on a thread of the pool and tells what came of it on the caller's. Nothing is told when `context` is
/// gone by then.
template <class T>
void onPool(QObject* context, std::function<T()> work, std::function<void(const T&)> done) {
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    // Not then(context, ...): in Qt 6.4 it looks at the context on the pool's thread, while that may be going.
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcher<T>::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace pult::client
