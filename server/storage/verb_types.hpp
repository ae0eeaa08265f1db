// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>

#include "shared/base/error.hpp"
#include "shared/domain/permissions.hpp"

/// What every verb of the store shares.
namespace pult::storage {

template <class T>
using Async = boost::asio::awaitable<Result<T>>;

/// Result of a verb that has nothing to tell but that it is durable.
struct Done {};

/// Who asks, and what for. Checked inside the transaction, against the object as it stands there:
/// out of the reading scope is `not_found`, readable but not allowed is `forbidden`.
struct Guard {
    domain::Principal principal;
    domain::Permission permission = domain::Permission::dialog_read;
};

} // namespace pult::storage
