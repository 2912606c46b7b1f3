use super::answers::word_enum;

word_enum! {
    /// A layer of the plumbing that the decision is made for.
    pub enum Layer {
        /// Where images are kept.
        Registry = "registry",
        /// Central logging.
        Logs = "logs",
        /// Metrics and alerts.
        Monitoring = "monitoring",
        /// The proxy that routes by host name and path.
        L7Proxy = "l7_proxy",
        /// Building and pushing images.
        CiBuild = "ci_build",
        /// Deploying by itself.
        CdAuto = "cd_auto",
        /// Volumes that nodes share.
        Storage = "storage",
        /// Databases, managed or not.
        Database = "database",
        /// A graphical interface for the swarm.
        Gui = "gui",
        /// A secrets manager beyond the built-in secrets.
        SecretsMgr = "secrets_mgr",
        /// Looking for known faults in images.
        Scanning = "scanning",
        /// Where backups are kept.
        BackupTarget = "backup_target",
        /// Changing the number of nodes or tasks by load.
        Autoscaling = "autoscaling",
        /// Functions as a service.
        Faas = "faas",
    }
}

impl Layer {
    /// The order in which self-run systems are taken up: what others lean on comes first.
    pub const WAVES: [Self; 14] = [
        Self::BackupTarget,
        Self::Registry,
        Self::L7Proxy,
        Self::Logs,
        Self::Monitoring,
        Self::CiBuild,
        Self::Scanning,
        Self::Database,
        Self::SecretsMgr,
        Self::Storage,
        Self::CdAuto,
        Self::Gui,
        Self::Autoscaling,
        Self::Faas,
    ];
}
