// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

#include "client/app/session/kept_key.hpp"
#include "client/app/session/profile.hpp"
#include "client/state/vault.hpp"

namespace pult::client {

struct KeptVault {
    std::unique_ptr<Vault> vault;
    bool lasts = false; ///< beyond the end of the program
    /// What the operator has to be told; empty when all is well.
    QString notice;
};

/// The vault in the profile's folder; one that lasts as long as the program where the disk refuses.
KeptVault openVault(const Profile& profile, const KeptKey& kept);

} // namespace pult::client
